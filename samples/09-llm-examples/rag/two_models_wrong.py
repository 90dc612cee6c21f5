"""Passages and questions from two models that happen to have 384 dimensions."""

from sklearn.feature_extraction.text import HashingVectorizer

from chunks import by_heading, current, load
from embed import CachedEncoder
from evaluate import questions, recall

CHUNKS = [chunk for document in current(load()) for chunk in by_heading(document)]


def recall_at_5(passages, asked):
    ranks = []
    for question, vector in zip(questions("test"), asked, strict=True):
        right = question.right(CHUNKS)
        mine = [c.document.tenant == question.tenant for c in CHUNKS]
        order = [n for n in (-passages @ vector).argsort() if mine[n]]
        ranks.append([CHUNKS[n].id in right for n in order].index(True) + 1)
    return recall(ranks, 5)


# --8<-- [start:models]
texts = [chunk.text for chunk in CHUNKS]
asked = [question.question for question in questions("test")]
new = CachedEncoder()
old = HashingVectorizer(n_features=384)  # last year's index, built without a model
print(f"one model:  recall@5 {recall_at_5(new.encode(texts), new.encode(asked)):.0%}")
stale = old.transform(texts).toarray()
print(f"two models: recall@5 {recall_at_5(stale, new.encode(asked)):.0%}")
# --8<-- [end:models]
