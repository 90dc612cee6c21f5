"""Logs as JSON lines, one object per event, with the whole chain of an exception."""

from __future__ import annotations

import json
import logging
from traceback import TracebackException


# --8<-- [start:formatter]
def chain(error: TracebackException | None) -> list[str]:
    """The exception, the members of a group, then what caused it."""
    if not error:
        return []
    found = ["".join(error.format_exception_only()).strip()]
    if error.stack:
        found[0] += f" [{error.stack[-1].name}:{error.stack[-1].lineno}]"
    for member in error.exceptions or []:
        found += chain(member)
    hidden = error.__suppress_context__
    return found + chain(error.__cause__ or (None if hidden else error.__context__))


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        event = {"level": record.levelname, "event": record.getMessage()}
        if hasattr(record, "feed"):
            event["feed"] = record.feed
        if record.exc_info and record.exc_info[1]:
            error = TracebackException.from_exception(record.exc_info[1])
            event |= {"errors": chain(error)}
        return json.dumps(event, ensure_ascii=False)
        # --8<-- [end:formatter]


def configure() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
