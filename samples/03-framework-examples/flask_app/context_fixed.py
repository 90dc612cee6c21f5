"""The same work, with a context of its own and everything it needs handed over."""

from __future__ import annotations

import threading
from typing import Any

from flask import Flask, current_app

app = Flask(__name__)
app.config["SENDER"] = "shop@example.org"


# --8<-- [start:job]
def send_receipt(app: Flask, order: int) -> None:
    with app.app_context():
        sender = current_app.config["SENDER"]
        print(f"receipt {order} from {sender}")


@app.post("/orders/<int:order>")
def create_order(order: int) -> tuple[dict[str, Any], int]:
    real: Any = current_app
    job = (real._get_current_object(), order)  # the app, not its proxy
    threading.Thread(target=send_receipt, args=job).start()
    return {"order": order}, 201
    # --8<-- [end:job]


if __name__ == "__main__":
    answer = app.test_client().post("/orders/7")
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join()
    print("the client was told", answer.status)
