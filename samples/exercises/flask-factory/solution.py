import os

from flask import Blueprint, Flask, current_app

blueprint = Blueprint("prices", __name__)


@blueprint.get("/price")
def price() -> dict[str, str]:
    return {"price": "4.50", "currency": current_app.config["CURRENCY"]}


def create_app(currency: str | None = None) -> Flask:
    app = Flask(__name__)
    app.config["CURRENCY"] = currency or os.environ.get("CURRENCY", "EUR")
    app.register_blueprint(blueprint)
    return app
