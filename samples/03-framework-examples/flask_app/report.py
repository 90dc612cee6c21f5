"""Print a request and its answer, as short as a page can show it."""

from __future__ import annotations

import httpx2


def ask(
    url: str,
    method: str,
    path: str,
    body: str | None = None,
    **headers: str,
) -> httpx2.Response:
    named = {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    answer = httpx2.request(
        method, f"{url}{path}", content=body, headers=named, timeout=30
    )
    kind = answer.headers.get("content-type", "").split(";")[0]
    said = " ".join(answer.text.split())
    if kind == "application/problem+json":
        problem = answer.json()
        said = problem.get("detail", problem["title"])
        for fault in problem.get("errors", []):
            said = f"{fault['where']}: {fault['why']}"
    line = f"{method} {path} -> {answer.status_code} {kind}"
    print(line)
    print(f"    {said if len(said) < 70 else said[:69] + '…'}")
    return answer
