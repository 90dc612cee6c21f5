import pandas as pd
import pytest
from exercise import cents


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("59,90", 5990),
        ("1.234,50 €", 123_450),
        (" 1.234.567,89\u00a0€", 123_456_789),
        ("-12,00", -1200),
        ("0,29", 29),
        ("15.90", None),
        ("1,234.50", None),
        ("12", None),
        ("N/A", None),
        ("", None),
        ("١٢,٠٠", None),
    ],
)
def test_cents(text, expected):
    found = cents(pd.Series([text], dtype="str"))
    assert found.dtype == "Int64"
    if expected is None:
        assert found.isna().all()
    else:
        assert found.tolist() == [expected]


def test_every_cent_below_a_hundred_euros():
    texts = [f"{n // 100},{n % 100:02}" for n in range(10_000)]
    assert cents(pd.Series(texts, dtype="str")).tolist() == list(range(10_000))


# --8<-- [end:test]
