"""Two questions of the orchestrator: is the process alive, can it serve?"""

from __future__ import annotations

from flask import Blueprint
from sqlalchemy import text

from .db import get_session

blueprint = Blueprint("health", __name__)


# --8<-- [start:health]
@blueprint.get("/livez")
def livez() -> dict[str, str]:
    return {"status": "alive"}  # asks nobody: it is about this process


@blueprint.get("/readyz")
def readyz() -> dict[str, str]:
    get_session().execute(text("SELECT 1"))
    return {"status": "ready"}


# --8<-- [end:health]
