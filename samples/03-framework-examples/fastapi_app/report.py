"""Show a request and its answer, with the server's own error if there is one."""

from __future__ import annotations

import httpx2
from fastapi.testclient import TestClient


def last_line(error: Exception) -> str:
    kind = type(error)
    text = str(error).splitlines()[0].split(". To begin")[0]
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix(
        "builtins."
    )
    return f"{name}: {text}"


def ask(
    client: TestClient,
    method: str,
    path: str,
    json: object = None,
    headers: dict[str, str] | None = None,
) -> httpx2.Response:
    try:
        answer = client.request(method, path, json=json, headers=headers)
    except (
        Exception
    ) as error:  # the TestClient hands on what the app raised
        print(f"{method} {path} -> 500\n    {last_line(error)}")
        return httpx2.Response(500)
    said = answer.text.split(',"created_at"')[
        0
    ]  # the rest differs each time
    if "problem" in answer.headers["content-type"]:
        body = answer.json()
        said = f"{body['title']}: {body['detail']}"
        for fault in body.get("errors", []):
            said = f"{fault['where']}: {fault['why']}"
    line = f"{method} {path} -> {answer.status_code} {said}"
    print(line if len(line) < 74 else line[:73] + "…")
    return answer
