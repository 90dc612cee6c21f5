from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from exercise import raise_prices

from shop import Article, connection, fill


# --8<-- [start:test]
def test_one_statement_and_a_new_time() -> None:
    fill(articles=20)
    ids = list(Article.objects.values_list("pk", flat=True)[:10])
    before = timezone.now()
    with CaptureQueriesContext(connection) as sent:
        raise_prices(ids, by=5)
    assert Article.objects.filter(price=15, changed_at__gt=before).count() == 10
    assert Article.objects.filter(price=10, changed_at__lt=before).count() == 10
    assert len(sent) == 1, f"{len(sent)} statements"


# --8<-- [end:test]
