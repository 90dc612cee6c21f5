import sqlite3

import pytest


# --8<-- [start:scopes]
@pytest.fixture(scope="session")
def database():
    connection = sqlite3.connect(":memory:")
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def prices(database):
    return {"desk": 340}


@pytest.fixture
def basket(prices):
    return []


# --8<-- [end:scopes]
