from flask import Flask, request

app = Flask(__name__)


@app.post("/stock")
def receive():
    data = request.json
    return {"sku": data["sku"].upper(), "boxes": data["pieces"] // 12}, 201
