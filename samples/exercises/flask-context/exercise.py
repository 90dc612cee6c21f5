from concurrent.futures import Future, ThreadPoolExecutor

from flask import Flask, current_app, request

app = Flask(__name__)
app.config["SENDER"] = "shop@example.org"
pool = ThreadPoolExecutor(1)
jobs: list[Future[str]] = []


def receipt() -> str:
    order = request.get_json()["order"]
    return f"{current_app.config['SENDER']}: receipt for {order}"


@app.post("/orders")
def create_order():
    jobs.append(pool.submit(receipt))
    return {"status": "accepted"}, 202
