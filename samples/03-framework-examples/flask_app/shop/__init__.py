"""A small catalogue. Run it: gunicorn "shop:create_app()"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask

from . import config, db, errors, health, items
from .strict_json import StrictProvider


# --8<-- [start:create_app]
def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    app = Flask(__name__, static_folder=None)
    config.load(app, overrides or {})
    app.json = StrictProvider(app)
    db.init_app(app)
    errors.init_app(app)
    app.register_blueprint(health.blueprint)
    app.register_blueprint(items.blueprint, url_prefix="/items")
    return app


# --8<-- [end:create_app]
