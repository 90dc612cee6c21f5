"""Ranks compare, scores of two searches do not."""

from collections import Counter

Hits = list[tuple[str, float]]  # chunk and score, best first


def fuse(vector: Hits, keyword: Hits) -> list[str]:
    """Chunks in the order of both rankings together, best first."""
    points: Counter[str] = Counter()
    found = [(chunk, score) for chunk, score in keyword if score > 0]
    for ranking in (vector, found):
        for rank, (chunk, _) in enumerate(ranking, start=1):
            points[chunk] += 1 / (60 + rank)
    return sorted(points, key=lambda chunk: (-points[chunk], chunk))
