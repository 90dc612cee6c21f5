def shares(amount: int, weights: list[int]) -> list[int]:
    """Divide cents by weights; the shares add up to the amount."""
    total = sum(weights)
    parts = [divmod(amount * weight, total) for weight in weights]
    found = [whole for whole, _ in parts]
    by_rest = sorted(range(len(parts)), key=lambda place: -parts[place][1])
    for place in by_rest[: amount - sum(found)]:
        found[place] += 1
    return found
