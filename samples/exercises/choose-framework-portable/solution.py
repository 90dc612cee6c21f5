import re
from decimal import Decimal

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from flask import Flask, jsonify, request

flask_app = Flask(__name__)
fastapi_app = FastAPI()
NO_PRICE = {"error": "not a price"}


def price(text: str) -> Decimal:
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,2})?", text):
        raise ValueError("write a price like 19.99")
    if (amount := Decimal(text)) <= 0:
        raise ValueError("a price is more than nothing")
    return amount.quantize(Decimal("0.01"))


@flask_app.get("/price")
def flask_price():
    try:
        return jsonify(price=str(price(request.args.get("text", ""))))
    except ValueError:
        return jsonify(NO_PRICE), 422


@fastapi_app.get("/price", response_model=None)
def fastapi_price(text: str = "") -> dict[str, str] | JSONResponse:
    try:
        return {"price": str(price(text))}
    except ValueError:
        return JSONResponse(NO_PRICE, 422)
