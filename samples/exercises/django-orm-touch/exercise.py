"""One statement, and the sync job still sees the change."""

from shop import Article


def raise_prices(ids: list[int], by: int) -> None:
    """Add `by` to the price of these articles; the sync reads `changed_at`."""
    for article in Article.objects.filter(pk__in=ids):
        article.price += by
        article.save()
