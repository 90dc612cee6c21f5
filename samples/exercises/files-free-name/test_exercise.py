import unicodedata

import pytest
from exercise import free_name


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("a.pdf", set(), "a.pdf"),
        ("a.pdf", {"a.pdf", "a (2).pdf"}, "a (3).pdf"),
        ("Invoice.PDF", {"invoice.pdf"}, "Invoice (2).PDF"),
        ("a.pdf", {"a.pdf", "A (2).PDF"}, "a (3).pdf"),
        (
            unicodedata.normalize("NFD", "año.pdf"),
            {"año.pdf"},
            unicodedata.normalize("NFD", "año") + " (2).pdf",
        ),
    ],
)
def test_the_first_free_one(name, taken, expected):
    assert free_name(name, taken) == expected


def test_a_long_name_still_fits():
    name = "ñ" * 125 + "a.txt"  # 255 bytes
    found = free_name(name, {name})
    assert found.endswith(" (2).txt")
    assert 250 < len(found.encode()) <= 255
    assert set(found[:100]) == {"ñ"}


# --8<-- [end:test]
