from django.test.utils import CaptureQueriesContext
from exercise import late_payments
from shop_tables import connection, fill


# --8<-- [start:test]
def test_late_payments_takes_two_statements() -> None:
    fill(orders=20)
    with CaptureQueriesContext(connection) as sent:
        found = late_payments(days=4)
    assert len(found) == 20
    assert all(late == [5, 10] for late in found.values())
    assert len(sent) <= 2, f"{len(sent)} statements"


# --8<-- [end:test]
