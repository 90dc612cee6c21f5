import pytest
from exercise import Voucher


# --8<-- [start:test]
def test_each_voucher_has_its_own_customers():
    spring, summer = Voucher("SPRING"), Voucher("SUMMER")
    spring.redeem("Ana")
    summer.redeem("Ana")
    with pytest.raises(ValueError, match="Ana has used it"):
        summer.redeem("Ana")


def test_a_used_voucher_is_found_again():
    spring = Voucher("SPRING")
    known = {spring}
    spring.redeem("Ana")
    assert spring in known
    assert Voucher("SPRING") in known
    assert Voucher("SUMMER") not in known
    assert spring != "SPRING"


def test_a_misspelt_attribute_is_an_error():
    with pytest.raises(AttributeError):
        Voucher("SPRING").used_bye = set()


# --8<-- [end:test]
