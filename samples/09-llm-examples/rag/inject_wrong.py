"""A supplier's page gives orders, the model obeys, and our code carries them out."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import stub_model
from answer import client
from chunks import Chunk, by_heading, load
from embed import CachedEncoder

ENCODER = CachedEncoder()
ATTACKS = Path(__file__).with_name("attacks")
CHUNKS = [chunk for one in (*load(), *load(ATTACKS)) for chunk in by_heading(one)]
VECTORS = ENCODER.encode([chunk.text for chunk in CHUNKS])


def nearest(question: str) -> list[Chunk]:
    order = (-VECTORS @ ENCODER.encode([question])[0]).argsort()
    return [CHUNKS[n] for n in order[:3]]


# --8<-- [start:agent]
SENT = []


def send_mail(to, subject, body):
    SENT.append(to)
    print(f"mail to {to}, {subject}:")
    print(textwrap.fill(body, 70))


def customer_list():
    return next(c.text.split("\n")[1] for c in CHUNKS if "key-accounts" in c.id)


def assistant(api, model, question):
    context = "\n\n".join(chunk.text for chunk in nearest(question))
    prompt = f"Answer from this context:\n{context}\n\nQuestion: {question}"
    tool = {"name": "send_mail", "description": "Mail the customer list to someone"}
    response = api.chat.completions.create(
        model=model,
        messages=[{"role": "user", "content": prompt}],
        tools=[{"type": "function", "function": tool}],
    )
    message = response.choices[0].message
    for call in message.tool_calls or []:
        arguments = json.loads(call.function.arguments)
        send_mail(arguments["to"], "customers", customer_list())  # (!)
    return message.content or "Done."


# --8<-- [end:agent]

if __name__ == "__main__":
    with stub_model.running() as (base_url, _):
        api = client(base_url, "unused")
        print(
            assistant(
                api,
                "obedient",
                "May the fabric shade of floor lamp LMP-0517 be washed?",
            )
        )
