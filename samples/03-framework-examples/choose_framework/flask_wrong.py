"""The shop's first endpoint, as Flask's quickstart leads you to it."""

# --8<-- [start:app]
from flask import Flask, jsonify, request

app = Flask(__name__)
items = []


@app.post("/items")
def create():
    item = request.get_json()
    items.append({"name": item["name"], "price": float(item["price"])})
    return jsonify(items[-1])


# --8<-- [end:app]


@app.get("/items")
def all_items():
    return jsonify(items)
