import pytest
from exercise import describe


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("event", "line"),
    [
        ({"kind": "payment", "cents": 1900, "card": "1234"}, "paid 1900"),
        ({"kind": "refund", "cents": 0}, "returned 0"),
        ({"kind": "status", "up": False}, "down"),
    ],
)
def test_each_shape(event, line):
    assert describe(event) == line


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "tip", "cents": 100},
        {"kind": "payment", "cents": "1900"},
        {"kind": "payment", "cents": True},
        {"kind": "refund", "cents": False},
        {"kind": "status", "up": "no"},
        ["payment", 1900],
        {},
        None,
    ],
)
def test_anything_else_is_refused(event):
    with pytest.raises(ValueError, match="unknown event"):
        describe(event)


# --8<-- [end:test]
