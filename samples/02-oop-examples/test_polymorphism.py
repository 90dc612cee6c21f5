import pytest
from inheritance import MemoryStore, NotFoundError, Store
from polymorphism import (
    Fallback,
    Paid,
    Refunded,
    as_json,
    balance,
    load,
    main,
    parse_csv,
    parse_json,
    total_cents,
)


def test_the_second_store_answers_when_the_first_does_not_know():
    new, old = MemoryStore(), MemoryStore()
    old.write("2019-03", b"old")
    archive = Fallback(new, old)
    assert archive.read("2019-03") == b"old"
    new.write("2019-03", b"new")
    assert archive.read("2019-03") == b"new"
    with pytest.raises(NotFoundError):
        archive.read("1999-01")
    assert not isinstance(archive, Store)


def test_a_fake_needs_one_method_and_no_base_class():
    class Canned:
        def read(self, key: str) -> bytes:
            return key.encode()

    assert Fallback(Canned(), Canned()).read("k") == b"k"


def test_a_balance_adds_payments_and_takes_refunds_off():
    assert balance([Paid(2500), Refunded(500, "damaged")]) == 2000


def test_an_unknown_event_is_refused_at_run_time_too():
    with pytest.raises(AssertionError):
        balance(["a gift"])


def test_singledispatch_takes_the_function_of_the_class():
    assert as_json(Paid(1)) == {"kind": "paid", "cents": 1}
    with pytest.raises(TypeError, match="no JSON form for str"):
        as_json("a gift")


def test_singledispatch_follows_inheritance():
    class Deposit(Paid):
        pass

    assert as_json(Deposit(1)) == {"kind": "paid", "cents": 1}


def test_the_step_that_differs_is_a_function():
    assert list(load(["7,Ada", " "], parse_csv)) == [{"number": "7", "customer": "Ada"}]
    assert list(load(['{"number": 8}'], parse_json)) == [{"number": "8"}]


def test_a_sequence_takes_a_list_of_one_kind():
    assert total_cents([Paid(1), Paid(2)]) == 3


def test_the_tour_runs(capsys: pytest.CaptureFixture[str]):
    main()
    assert capsys.readouterr().out.startswith("old invoice\n2000 ")
