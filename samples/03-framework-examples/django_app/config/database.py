"""DATABASE_URL as Django wants it."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import unquote, urlsplit


# --8<-- [start:database]
def database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    patience = os.environ.get("DJANGO_STATEMENT_MS", "2000")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,  # (1)!
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 2,
            "options": f"-c statement_timeout={patience}",
        },
    }


# --8<-- [end:database]
