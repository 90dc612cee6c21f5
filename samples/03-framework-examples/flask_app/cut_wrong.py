"""Mistake: to trust MAX_CONTENT_LENGTH with a body that does not announce its length."""

from flask import Flask, request

app = Flask(__name__)


# --8<-- [start:import]
app.config["MAX_CONTENT_LENGTH"] = 16_384


@app.post("/imports")
def import_prices():
    lines = request.get_data(as_text=True).splitlines()
    return {"stored": len(lines)}, 201
    # --8<-- [end:import]
