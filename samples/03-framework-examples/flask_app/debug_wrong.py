"""Mistake: the development server with its debugger. Here only for this machine."""

from flask import Flask

app = Flask(__name__)


# --8<-- [start:debug]
@app.get("/report")
def report():
    database = "postgresql://app:hunter2@db.internal/shop"
    raise ConnectionError(f"cannot reach {database}")


if __name__ == "__main__":
    app.run(debug=True, port=0, use_reloader=False)  # (!)
    # --8<-- [end:debug]
