"""A retrieval pipeline as demos build it: vectors, chunks of one size, top three."""

from __future__ import annotations

import stub_model
from answer import client
from chunks import by_size, load
from embed import CachedEncoder

# --8<-- [start:naive]
ENCODER = CachedEncoder()
CHUNKS = [chunk for document in load() for chunk in by_size(document)]
VECTORS = ENCODER.encode([chunk.text for chunk in CHUNKS])


def naive(api, model, question):
    """Answer from the three nearest chunks."""
    nearest = (-VECTORS @ ENCODER.encode([question])[0]).argsort()[:3]  # (!)
    context = "\n\n".join(CHUNKS[n].text for n in nearest)
    prompt = f"Answer from this context:\n{context}\n\nQuestion: {question}"
    response = api.chat.completions.create(
        model=model, messages=[{"role": "user", "content": prompt}]
    )
    return response.choices[0].message.content, [CHUNKS[n].id for n in nearest]


# --8<-- [end:naive]

# --8<-- [start:asked]
ASKED = (
    "How many days of annual leave do full-time staff have?",
    "How soon does the refund leave after we receive the return?",
    "What does ERR-9999 mean?",
    "What discount do resellers get?",
)
# --8<-- [end:asked]

if __name__ == "__main__":
    with stub_model.running() as (base_url, _):
        for question in ASKED:
            text, sources = naive(client(base_url, "unused"), "extract", question)
            print(f"Q: {question}\nA: {text}\n   from {', '.join(sources)}")
