from typing import Any


def latest(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The record of each order that counts, whatever order they came in."""
    seen: dict[tuple[str, int], dict[str, Any]] = {}
    for record in records:
        key = (record["order"], record["version"])
        if seen.setdefault(key, record) != record:
            raise ValueError(f"order {key[0]}: two contents of version {key[1]}")
    found: dict[str, dict[str, Any]] = {}
    for (order, version), record in seen.items():
        if order not in found or version > found[order]["version"]:
            found[order] = record
    return found
