import pandas as pd
import pytest
from exercise import with_city

ORDERS = pd.DataFrame(
    {
        "order": [1, 2, 3, 4],
        "customer": ["c7", "c8", None, "c7"],
        "cents": [10, 20, 5, 7],
    }
)


def customers(*rows: tuple[str | None, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["customer", "city"])


# --8<-- [start:test]
def test_each_order_once_and_no_cent_more():
    merged = with_city(
        ORDERS, customers(("c7", "Vigo"), (None, "Jaca"), (None, "Baza"))
    )
    assert merged["order"].tolist() == [1, 2, 3, 4]
    assert merged["cents"].sum() == ORDERS["cents"].sum()
    assert merged["city"].fillna("?").tolist() == ["Vigo", "?", "?", "Vigo"]


def test_a_customer_with_two_cities_is_an_error():
    with pytest.raises(pd.errors.MergeError):
        with_city(ORDERS, customers(("c7", "Vigo"), ("c7", "Lugo")))


# --8<-- [end:test]
