"""A hook for breakpoint(): say where, and go on."""

from __future__ import annotations

import sys


# --8<-- [start:hook]
def show() -> None:
    frame = sys._getframe(1)
    print(f"{frame.f_code.co_qualname}:{frame.f_lineno} {frame.f_locals}")
    # --8<-- [end:hook]
