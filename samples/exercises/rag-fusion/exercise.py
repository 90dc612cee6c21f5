"""Make one ranking out of two."""

from collections import Counter

Hits = list[tuple[str, float]]  # chunk and score, best first


def fuse(vector: Hits, keyword: Hits) -> list[str]:
    """Chunks in the order of both rankings together, best first."""
    total: Counter[str] = Counter()
    for chunk, score in vector + keyword:
        total[chunk] += score
    return [chunk for chunk, _ in total.most_common()]
