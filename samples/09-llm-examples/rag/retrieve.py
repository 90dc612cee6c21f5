"""From a question to the chunks that may answer it, or to a refusal."""

from __future__ import annotations

from dataclasses import dataclass

import store
from embed import CachedEncoder
from search import Keywords, codes, fuse

# Both were chosen on the development half of questions.jsonl; a test chooses again.
# --8<-- [start:settings]
DEPTH = 10  # how many of each ranking vote
THRESHOLD = 0.46  # below this cosine similarity of the nearest chunk: no answer
# --8<-- [end:settings]


# --8<-- [start:found]
@dataclass(frozen=True)
class Found:
    chunks: dict[str, str]  # id and text, best first
    similarity: float  # of the nearest chunk
    unknown: frozenset[str]  # codes in the question that no chunk contains


def why_not(found: Found, threshold: float = THRESHOLD) -> str | None:
    """A reason not to answer, before any model is asked; None if there is none."""
    if found.unknown:
        return f"no document mentions {', '.join(sorted(found.unknown))}"
    if found.similarity < threshold:
        return "no document is near this question"
    return None


# --8<-- [end:found]


# --8<-- [start:retriever]
class Retriever:
    def __init__(self, connection: store.Connection, encoder: CachedEncoder) -> None:
        self.connection, self.encoder = connection, encoder
        self.copies: dict[str, tuple[int, Keywords, set[str]]] = {}

    def keywords(self, tenant: str) -> tuple[Keywords, set[str]]:
        """The tenant's BM25 index and codes, built again after every write."""
        query = "SELECT version FROM tenant WHERE name = %s"
        row = self.connection.execute(query, [tenant]).fetchone()
        version = row[0] if row else 0
        if tenant not in self.copies or self.copies[tenant][0] != version:
            texts = store.texts(self.connection, tenant)
            known = set().union(*(codes(text) for text in texts.values()))
            self.copies[tenant] = (version, Keywords(texts), known)
        return self.copies[tenant][1:]

    def search(self, tenant: str, question: str, k: int = 5) -> Found:
        """The k best chunks of this tenant, by meaning and by words."""
        vector = self.encoder.encode([question])[0]
        near = store.nearest(self.connection, tenant, self.encoder.model, vector, DEPTH)
        if not near:
            return Found({}, 0.0, frozenset(codes(question)))
        keywords, known = self.keywords(tenant)
        ranking = fuse([id_ for id_, _ in near], keywords.search(question, DEPTH))
        texts = store.texts(self.connection, tenant, ranking[:k])  # (1)!
        return Found(
            chunks={id_: texts[id_] for id_ in ranking[:k] if id_ in texts},
            similarity=near[0][1],
            unknown=frozenset(codes(question) - known),
        )


# --8<-- [end:retriever]
