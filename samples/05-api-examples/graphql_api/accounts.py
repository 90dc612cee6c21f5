"""Who is asking. The dictionary stands for your session store or your token check."""

from typing import Annotated

from fastapi import Depends, Header

from context import Viewer

SESSIONS = {
    "ana": Viewer("1"),
    "ben": Viewer("2"),
    "desk": Viewer("9", staff=True),
}


def viewer(authorization: Annotated[str, Header()] = "") -> Viewer | None:
    """The caller, or None for an unknown or missing token."""
    return SESSIONS.get(authorization.removeprefix("Bearer "))


Caller = Annotated[Viewer | None, Depends(viewer)]
