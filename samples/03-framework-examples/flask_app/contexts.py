"""Two requests at once, in two threads: which objects do they share?"""

from __future__ import annotations

import threading

from flask import current_app, g, request
from sqlalchemy.orm import Session
from werkzeug.local import LocalProxy

from shop import create_app
from shop.db import get_session

app = create_app({"DATABASE_URL": "postgresql://nowhere"})
both_here = threading.Barrier(2, timeout=10)
seen: dict[str, dict[str, object]] = {}

# --8<-- [start:look]
module_session = Session()  # as in the first-day app


def real(proxy: object) -> object:
    """The object behind current_app, request or g."""
    if isinstance(proxy, LocalProxy):
        return proxy._get_current_object()
    return proxy


@app.get("/look/<name>")
def look(name: str) -> str:
    seen[name] = {
        "current_app": real(current_app),
        "module_session": module_session,
        "request": real(request),
        "g": real(g),
        "get_session()": get_session(),
    }
    both_here.wait()  # neither request ends before the other has looked
    return name
    # --8<-- [end:look]


def main() -> None:
    threads = [
        threading.Thread(target=app.test_client().get, args=(path,))
        for path in ("/look/A", "/look/B")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name, of_a in seen["A"].items():
        same = of_a is seen["B"][name]
        print(f"{name:<15} {'one object' if same else 'two objects'}")


if __name__ == "__main__":
    main()
