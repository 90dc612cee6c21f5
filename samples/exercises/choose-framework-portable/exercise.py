from decimal import Decimal

from fastapi import FastAPI
from flask import Flask, jsonify, request

flask_app = Flask(__name__)
fastapi_app = FastAPI()


def price(text: str) -> Decimal:
    raise NotImplementedError


@flask_app.get("/price")
def flask_price():
    text = request.args.get("text", "")
    if not text.replace(".", "", 1).isdigit() or Decimal(text) <= 0:
        return jsonify(error="not a price"), 422
    return jsonify(price=str(Decimal(text).quantize(Decimal("0.01"))))


@fastapi_app.get("/price")
def fastapi_price(text: str = "") -> dict[str, str]:
    return {"price": "?"}
