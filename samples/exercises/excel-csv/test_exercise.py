import pytest
from exercise import safe_row


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+34 600 000 000", "'+34 600 000 000"),
        ("-5", "'-5"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\nLamp", "'\nLamp"),
        ("  =1", "'  =1"),
        ("a=b", "a=b"),
        ("", ""),
        (-5, -5),
        (2.5, 2.5),
        (None, None),
    ],
)
def test_safe_row(cell, safe):
    row = ["0042", cell]
    assert safe_row(row) == ["0042", safe]
    assert type(safe_row(row)[1]) is type(safe)
    assert row == ["0042", cell]


# --8<-- [end:test]
