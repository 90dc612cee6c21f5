"""ETag, If-Match and If-None-Match (RFC 9110, section 13)."""

from __future__ import annotations

import re

from psycopg.rows import DictRow

from problems import Problem

TAG = re.compile(r'(W/)?"([\x21\x23-\x7e\x80-\xff]*)"')


def etag(row: DictRow) -> str:
    return f'"{row["id"]}.{row["version"]}"'


def tags(header: str) -> list[tuple[bool, str]]:
    """'"1.2", W/"1.3"' -> [(False, '"1.2"'), (True, '"1.3"')]"""
    return [(bool(weak), f'"{text}"') for weak, text in TAG.findall(header)]


# --8<-- [start:conditions]
def not_modified(row: DictRow, if_none_match: str | None) -> bool:
    """May the client keep its copy? Here a weak tag counts as equal."""
    if if_none_match is None:
        return False
    known = [tag for _, tag in tags(if_none_match)]
    return if_none_match.strip() == "*" or etag(row) in known


def require_match(row: DictRow, if_match: str) -> None:
    """For a write the comparison is strong: W/"1.2" never matches."""
    strong = [tag for weak, tag in tags(if_match) if not weak]
    if if_match.strip() != "*" and etag(row) not in strong:
        raise Problem("changed-meanwhile", headers={"ETag": etag(row)})


# --8<-- [end:conditions]
