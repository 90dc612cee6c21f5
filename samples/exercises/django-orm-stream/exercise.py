"""Keep the stream, lose the statement per row."""

from collections.abc import Iterator

from django.db import models

from shop import Book


def lines() -> Iterator[str]:
    """One CSV line per book, whatever their number."""
    books = Book.objects.fetch_mode(models.FETCH_PEERS).order_by("id")
    for book in books.iterator(chunk_size=50):
        yield f"{book.title};{book.author.name}"
