def grown(before: dict[str, int], now: dict[str, int]) -> list[str]:
    """What there is more of: "B006: 3, was 2 (src/new.py)". Keys: "src/a.py B006"."""
    return [
        f"{place}: {number}, was {before.get(place, 0)}"
        for place, number in now.items()
        if number > before.get(place, 0)
    ]
