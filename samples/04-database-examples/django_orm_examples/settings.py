"""Only what the ORM needs; DATABASE_URL names the database."""

import os
from typing import Any
from urllib.parse import urlsplit


def database(url: str) -> dict[str, Any]:
    """Django's form of a postgresql:// URL."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username or "",
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


DATABASES = {"default": database(os.environ.get("DATABASE_URL", "postgresql:///x"))}
INSTALLED_APPS = ["tickets"]
USE_TZ = True
SECRET_KEY = "only for these examples"  # noqa: S105
