"""Mistake: a body that cannot be read counts as an empty one."""

from flask import Flask, request

app = Flask(__name__)

# --8<-- [start:silent]
customers = {7: {"newsletter": False}}


@app.put("/customers/<int:number>")
def update(number):
    sent = request.get_json(silent=True) or {}  # (!)
    customers[number] = {"newsletter": sent.get("newsletter", True)}
    return customers[number]
    # --8<-- [end:silent]
