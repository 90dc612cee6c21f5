import pytest
from bookings import CONTRACT, SqlBookings
from exercise import MemoryBookings


# --8<-- [start:test]
@pytest.fixture(params=["memory", "postgres"])
def new(request):
    if request.param == "memory":
        return MemoryBookings
    url = request.getfixturevalue("database_url")
    return lambda: SqlBookings(url)


@pytest.mark.parametrize("promise", CONTRACT)
def test_both_keep_the_contract(promise, new):
    promise(new)


# --8<-- [end:test]
