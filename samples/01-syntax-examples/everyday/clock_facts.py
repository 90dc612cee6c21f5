"""The night of 25 October 2026 in Madrid has 25 hours."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

# --8<-- [start:clock]
madrid = ZoneInfo("Europe/Madrid")
open_ = datetime(2026, 10, 25, 1, 30, tzinfo=madrid)
close = datetime(2026, 10, 25, 3, 30, tzinfo=madrid)

print("same zone:   ", close - open_)
print("through UTC: ", close.astimezone(UTC) - open_.astimezone(UTC))
print("2 h later:   ", open_ + timedelta(hours=2))
print("real 2 h:    ", (open_.astimezone(UTC) + timedelta(hours=2)).astimezone(madrid))
# --8<-- [end:clock]
