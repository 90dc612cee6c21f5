"""What a server imports: gunicorn "main:create_app()"."""

from shop import create_app

__all__ = ["create_app"]
