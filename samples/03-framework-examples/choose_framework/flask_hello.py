import time

from flask import Flask, Response, jsonify

app = Flask(__name__)


@app.get("/hello")
def hello() -> Response:
    return jsonify(hello="world")


# --8<-- [start:wait]
@app.get("/wait")
def wait() -> Response:
    time.sleep(0.1)  # a payment provider, a search engine, a model
    return jsonify(waited=True)


# --8<-- [end:wait]
