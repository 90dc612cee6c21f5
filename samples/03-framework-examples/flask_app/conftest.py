"""The finished app on a fresh PostgreSQL database, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from create_tables import create_tables
from shop import create_app

# --8<-- [start:fixtures]
Post = Callable[..., TestResponse]


@pytest.fixture
def app(database_url: str) -> Iterator[Flask]:
    app = create_app({"APP_ENV": "test", "DATABASE_URL": database_url})
    create_tables(app)
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def post(client: FlaskClient) -> Post:
    def send(key: str = "key-00001", **changes: object) -> TestResponse:
        body = {"sku": "TEA-0001", "name": "Green tea", "price": "4.50"}
        return client.post(
            "/items",
            json=body | changes,
            headers={"Idempotency-Key": key},
        )

    return send


# --8<-- [end:fixtures]
