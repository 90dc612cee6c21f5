import os

from flask import Flask

app = Flask(__name__)
app.config["CURRENCY"] = os.environ.get("CURRENCY", "EUR")


@app.get("/price")
def price():
    return {"price": "4.50", "currency": app.config["CURRENCY"]}
