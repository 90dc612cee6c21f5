"""The key is claimed before the work, and released when the work fails."""

import json
from collections.abc import Callable
from typing import Any

Answer = tuple[int, dict[str, Any]]
store: dict[Any, Any] = {}  # stands for a table


def once(
    caller: str, key: str, body: dict[str, Any], act: Callable[[], Answer]
) -> Answer:
    mine = (caller, key)
    fingerprint = json.dumps(body, sort_keys=True)
    if mine in store:
        known, answer = store[mine]
        if known != fingerprint:
            return 422, {"title": "This key was used for another request."}
        if answer is None:
            return 409, {"title": "A request with this key is still running."}
        return answer
    store[mine] = (fingerprint, None)
    try:
        answer = act()
    except BaseException:
        del store[mine]
        raise
    store[mine] = (fingerprint, answer)
    return answer
