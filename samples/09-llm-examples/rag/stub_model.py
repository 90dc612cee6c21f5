"""A stub of a hosted model: an OpenAI-compatible server with scripted behaviour.

It is no language model. "extract" answers with the sentence that shares most words
with the question; the other names play one fault each. What it shows is what our
code does with such answers, never how often a real model would give them.
"""

from __future__ import annotations

import contextlib
import json
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import uvicorn
from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse

from search import words


def sentences(text: str) -> list[str]:
    """The sentences of a text, its headings left out."""
    lines = re.split(r"\n+|(?<=[.!?])\s+", text.strip())
    return [line for line in lines if line[-1:] in ".!?"] or [text]


def best(question: str, sources: dict[str, str]) -> tuple[str, str]:
    """Id and sentence with the most words of the question; the first one wins."""
    wanted = set(words(question))
    pairs = [(id_, line) for id_, text in sources.items() for line in sentences(text)]
    return max(pairs, key=lambda pair: len(wanted & set(words(pair[1]))))


def claim(text: str, chunk: str, quote: str) -> dict[str, str]:
    return {"text": text, "chunk": chunk, "quote": quote}


def read(body: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """The question and the sources: of our JSON prompt, or of a pasted one."""
    content = body["messages"][-1]["content"]
    try:
        data = json.loads(content)
        return data["question"], {one["id"]: one["text"] for one in data["sources"]}
    except ValueError:
        context, _, question = content.partition("\n\nQuestion: ")
        return question, {"": context}


ORDER = r"mail\s+\S+\s+to\s+(\S+@[\w.]+\w)"


# --8<-- [start:obedient]
def obeyed(sources: dict[str, str], tools: list[Any]) -> dict[str, Any] | None:
    """What an obedient model does with orders that it finds in a document."""
    for id_, text in sources.items():
        if tools and (mail := re.search(ORDER, text)):
            return {"tool": "send_mail", "arguments": {"to": mail[1]}}
        if link := re.search(r"https://\S+\w", text):
            line = sentences(text)[0]
            picture = f"{line} ![]({link[0]}?d=pico-alto,tres-valles)"
            return {"claim": claim(picture, id_, line)}
    return None


# --8<-- [end:obedient]


def content(model: str, question: str, sources: dict[str, str], call: int) -> str:
    """The text that this model answers with."""
    id_, line = best(question, sources)
    good = {"claims": [claim(line, id_, line)]}
    if model == "prose":
        return f"Sure! {line}"
    if model == "inventor":
        return json.dumps({"claims": [claim(line, "aurora/handbook-2019", line)]})
    if model == "misquotes":
        return json.dumps({"claims": [claim(line, id_, "Returns are free forever.")]})
    if model == "silent":
        return json.dumps({"claims": []})
    if model == "obedient" and (done := obeyed(sources, [])):
        return json.dumps({"claims": [done["claim"]]})
    if model == "cut":
        return json.dumps(good)[:40]
    return json.dumps(good)


def build() -> FastAPI:
    app = FastAPI()
    app.state.calls, app.state.bodies = Counter(), []

    @app.post("/v1/chat/completions")
    def complete(body: dict[str, Any]) -> Response:
        model = body["model"]
        app.state.calls[model] += 1
        app.state.bodies.append(body)
        if model == "hangs":
            time.sleep(1)
        if model == "down" or (model == "busy" and app.state.calls[model] == 1):
            error = {"error": {"message": "busy"}}
            return JSONResponse(error, 503, headers={"retry-after-ms": "10"})
        question, sources = read(body)
        tools = body.get("tools", [])
        message: dict[str, Any] = {"role": "assistant", "content": None}
        if model == "obedient" and tools and (done := obeyed(sources, tools)):
            function = {
                "name": done["tool"],
                "arguments": json.dumps(done["arguments"]),
            }
            message["tool_calls"] = [
                {"id": "call-1", "type": "function", "function": function}
            ]
        elif "response_format" in body:
            message["content"] = content(
                model, question, sources, app.state.calls[model]
            )
        else:
            message["content"] = best(question, sources)[1]
        used = sum(len(one["content"]) for one in body["messages"]) // 4
        finish = "length" if model == "cut" else "stop"
        choice = {"index": 0, "message": message, "finish_reason": finish}
        usage = {"prompt_tokens": used, "completion_tokens": 40}
        return JSONResponse(
            {
                "id": "stub",
                "object": "chat.completion",
                "created": 0,
                "model": model,
                "choices": [choice],
                "usage": usage | {"total_tokens": used + 40},
            }
        )

    return app


@contextlib.contextmanager
def running() -> Iterator[tuple[str, FastAPI]]:
    """The base URL of a stub on a free port of this machine, and the app behind it."""
    app = build()
    config = uvicorn.Config(app, port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/v1", app
    finally:
        server.should_exit = server.force_exit = True
        thread.join(5)
