"""What differs between your laptop and production, read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


# --8<-- [start:settings]
@dataclass(frozen=True)
class Settings:
    database_url: str
    environment: str = (
        "production"  # what you forget to set must be the safe one
    )
    max_body_bytes: int = 16_384
    pool_size: int = 5
    pool_wait_seconds: float = 2
    connect_seconds: int = 2
    statement_ms: int = 2_000

    @property
    def docs(self) -> bool:
        return self.environment == "development"

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Settings:
        return cls(
            database_url=env["DATABASE_URL"],
            environment=env.get("APP_ENV", "production"),
        )


# --8<-- [end:settings]
