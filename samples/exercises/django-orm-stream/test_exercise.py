from django.test.utils import CaptureQueriesContext
from exercise import lines

from shop import connection, fill


# --8<-- [start:test]
def test_the_export_streams_within_five_statements() -> None:
    fill(books=100)
    with CaptureQueriesContext(connection) as sent:
        found = list(lines())
    assert found[99] == "book 99;author 99"
    assert "DECLARE" in sent[0]["sql"], "not streamed"
    assert len(sent) <= 5, f"{len(sent)} statements"


# --8<-- [end:test]
