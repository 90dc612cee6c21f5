"""Logs as JSON lines, one object per event, with the whole chain of an exception."""

from __future__ import annotations

import json
import logging
import traceback


# --8<-- [start:formatter]
def chain(error: BaseException | None) -> list[str]:
    """The exception, then what caused it, down to the first one."""
    found = []
    while error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{frame.name}:{frame.lineno}"
        found.append(f"{type(error).__name__}: {error} [{place}]")
        hidden = error.__suppress_context__
        error = error.__cause__ or (None if hidden else error.__context__)
    return found


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        event = {"level": record.levelname, "event": record.getMessage()}
        if hasattr(record, "feed"):
            event["feed"] = record.feed
        if record.exc_info:
            event |= {"errors": chain(record.exc_info[1])}
        return json.dumps(event, ensure_ascii=False)
        # --8<-- [end:formatter]


def configure() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
