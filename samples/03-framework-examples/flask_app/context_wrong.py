"""Mistake: work after the answer, in a thread that has no context."""

import threading

from flask import Flask, current_app

app = Flask(__name__)
app.config["SENDER"] = "shop@example.org"


# --8<-- [start:job]
def send_receipt(order):
    sender = current_app.config["SENDER"]  # (!)
    print(f"receipt {order} from {sender}")


@app.post("/orders/<int:order>")
def create_order(order):
    threading.Thread(target=send_receipt, args=(order,)).start()
    return {"order": order}, 201
    # --8<-- [end:job]


if __name__ == "__main__":
    answer = app.test_client().post("/orders/7")
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join()
    print("the client was told", answer.status)
