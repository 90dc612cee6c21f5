"""How an operation says that its end is near, and that it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from problems import Problem


# --8<-- [start:lifecycle]
@dataclass(frozen=True)
class Lifecycle:
    deprecated: datetime
    sunset: datetime
    guide: str

    def headers(self) -> dict[str, str]:
        return {
            "Deprecation": f"@{self.deprecated.timestamp():.0f}",  # RFC 9745
            "Sunset": format_datetime(self.sunset, usegmt=True),  # RFC 8594
            "Link": f'<{self.guide}>; rel="deprecation"; type="text/html"',
        }

    def check(self, now: datetime) -> dict[str, str]:
        if now >= self.sunset:
            raise Problem("retired", headers=self.headers())
        return self.headers()


RECENT = Lifecycle(
    deprecated=datetime(2026, 10, 1, tzinfo=UTC),
    sunset=datetime(2027, 4, 1, tzinfo=UTC),
    guide="https://api.example.com/guides/leave-recent",
)
# --8<-- [end:lifecycle]
