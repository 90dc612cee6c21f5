"""What the shop's systems put into the bucket: a file of orders for each arrival.

Orders are JSON lines. Some come late, some twice, some are corrected, some are broken.
"""

from __future__ import annotations

import json
from typing import Any

BUCKET = "shop-orders"


def order(number: str, day: str, cents: int, version: int = 1) -> str:
    """One line. `day` is when the customer bought; `version` grows with corrections."""
    return json.dumps({"order": number, "day": day, "cents": cents, "version": version})


# --8<-- [start:arrivals]
# Key -> lines. The key's date is the arrival, which is not the day of the orders in it.
ARRIVALS = {
    "2026-11-02/a.jsonl": [
        order("1001", "2026-11-02", 1990),
        order("1002", "2026-11-02", 8900),
        order("1002", "2026-11-02", 8900),  # sent twice
        '{"order": "1003", "day": "2026-11-02"',  # cut off
    ],
    "2026-11-03/a.jsonl": [
        order("1004", "2026-11-03", 4950),
        order("1001", "2026-11-02", 990, version=2),  # a price was corrected
        order("1005", "2026-11-03", -5),
    ],
    "2026-11-05/late.jsonl": [
        order("1006", "2026-11-02", 12000),  # a till that was offline for three days
    ],
}
# --8<-- [end:arrivals]


def put(s3: Any, arrivals: dict[str, list[str]] | None = None) -> None:  # noqa: ANN401 - boto3 has no types
    """Put files into the bucket, made if it is missing."""
    if not any(one["Name"] == BUCKET for one in s3.list_buckets()["Buckets"]):
        s3.create_bucket(Bucket=BUCKET)
    for key, lines in (ARRIVALS if arrivals is None else arrivals).items():
        s3.put_object(Bucket=BUCKET, Key=key, Body="\n".join(lines).encode())
