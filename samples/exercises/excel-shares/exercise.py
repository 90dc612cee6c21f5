def shares(amount: int, weights: list[int]) -> list[int]:
    """Divide cents by weights; the shares add up to the amount."""
    total = sum(weights)
    return [round(amount * weight / total) for weight in weights]
