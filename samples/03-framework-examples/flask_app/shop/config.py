"""Configuration: one class per environment, and the safe values are the defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from flask import Flask


# --8<-- [start:config]
class Production:
    MAX_CONTENT_LENGTH = 16_384  # bytes of a request body
    PROPAGATE_EXCEPTIONS = False  # (1)!
    POOL_SIZE = 5  # as many as a worker has threads
    POOL_WAIT_SECONDS = 2.0
    CONNECT_SECONDS = 2
    STATEMENT_MS = 2_000
    ECHO_SQL = False


class Development(Production):
    ECHO_SQL = True
    PROPAGATE_EXCEPTIONS = None  # Flask's own: the debugger may have it


class Test(Production):
    TESTING = True
    STATEMENT_MS = 1_000


ENVIRONMENTS = {
    "production": Production,
    "development": Development,
    "test": Test,
}


def load(app: Flask, overrides: Mapping[str, Any]) -> None:
    given = {**os.environ, **overrides}
    name = given.get("APP_ENV", "production")
    if name not in ENVIRONMENTS:
        raise RuntimeError(f"APP_ENV={name}: use {list(ENVIRONMENTS)}")
    app.config.from_object(ENVIRONMENTS[name])
    app.config.from_prefixed_env("SHOP")  # SHOP_POOL_SIZE=20
    if "DATABASE_URL" not in given:
        raise RuntimeError("DATABASE_URL is not set")
    app.config["DATABASE_URL"] = given["DATABASE_URL"]
    app.config.from_mapping(overrides)


# --8<-- [end:config]
