import pytest
from exercise import Email


# --8<-- [start:test]
def test_equal_addresses_are_one_in_a_set():
    assert Email("Ana@Example.com") == Email(" ana@example.com ")
    assert len({Email("Ana@Example.com"), Email(" ana@example.com ")}) == 1
    assert Email("ana@example.com") != Email("eva@example.com")


def test_another_type_is_not_equal():
    assert Email("ana@example.com") != "ana@example.com"
    assert Email("ana@example.com") not in ["ana@example.com", None, 7]


def test_an_address_in_use_as_a_key_does_not_change():
    with pytest.raises(AttributeError):
        Email("ana@example.com").text = "eva@example.com"


# --8<-- [end:test]
