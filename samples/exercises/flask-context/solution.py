from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from flask import Flask, current_app, request

app = Flask(__name__)
app.config["SENDER"] = "shop@example.org"
pool = ThreadPoolExecutor(1)
jobs: list[Future[str]] = []


def receipt(order: str) -> str:
    with app.app_context():
        return f"{current_app.config['SENDER']}: receipt for {order}"


@app.post("/orders")
def create_order() -> tuple[dict[str, Any], int]:
    order = str(request.get_json()["order"])
    jobs.append(pool.submit(receipt, order))
    return {"status": "accepted"}, 202
