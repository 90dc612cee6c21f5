import pytest
from exercise import once, store

BODY = {"cents": 4990, "account": "ES00001234"}


@pytest.fixture
def charge():
    store.clear()
    charges = []

    def act():
        charges.append(1)
        return 201, {"id": len(charges)}

    act.charges = charges
    return act


# --8<-- [start:test]
def test_a_retry_charges_nothing(charge):
    first = once("ana", "key-1", BODY, charge)
    respelled = dict(reversed(BODY.items()))
    assert once("ana", "key-1", respelled, charge) == first
    assert len(charge.charges) == 1


def test_another_body_is_422(charge):
    once("ana", "key-1", BODY, charge)
    assert once("ana", "key-1", BODY | {"cents": 1}, charge)[0] == 422
    assert len(charge.charges) == 1


def test_another_caller_is_another_request(charge):
    once("ana", "key-1", BODY, charge)
    assert once("luis", "key-1", BODY, charge)[0] == 201
    assert len(charge.charges) == 2


def test_while_the_first_one_runs_it_is_409(charge):
    def slow():
        assert once("ana", "key-1", BODY, charge)[0] == 409
        return charge()

    assert once("ana", "key-1", BODY, slow)[0] == 201
    assert len(charge.charges) == 1


def test_a_failure_frees_the_key(charge):
    def broken():
        raise OSError("no network")

    with pytest.raises(OSError, match="no network"):
        once("ana", "key-1", BODY, broken)
    assert once("ana", "key-1", BODY, charge)[0] == 201


# --8<-- [end:test]
