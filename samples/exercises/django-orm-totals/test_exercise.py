from django.test.utils import CaptureQueriesContext
from exercise import totals

from shop import connection, fill


# --8<-- [start:test]
def test_both_sums_are_right_in_one_statement() -> None:
    fill()
    with CaptureQueriesContext(connection) as sent:
        found = totals()
    assert found == [("Chess", 0, 45), ("Python", 100, 180)]
    assert len(sent) == 1


# --8<-- [end:test]
