import pandas as pd
from exercise import per_month

ORDERS = pd.DataFrame(
    {
        "placed_at": pd.to_datetime(
            [
                "2026-03-31 21:58",
                "2026-03-31 22:10",
                "2026-12-31 23:30",
                "2026-04-02 08:00",
            ]
        ).tz_localize("UTC"),
        "country": ["PT", "DE", "ES", None],
        "cents": [9600, 1590, 300, 44],
    }
)


# --8<-- [start:test]
def test_months_are_those_of_madrid():
    found = per_month(ORDERS)
    assert found["2026-03", "PT"] == 9600  # two minutes before midnight
    assert found["2026-04", "DE"] == 1590  # ten minutes after it
    assert found["2027-01", "ES"] == 300  # in winter the offset is one hour


def test_nothing_is_left_out():
    found = per_month(ORDERS)
    assert found["2026-04", "?"] == 44
    assert found.sum() == ORDERS["cents"].sum()


# --8<-- [end:test]
