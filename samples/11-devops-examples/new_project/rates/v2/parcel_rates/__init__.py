"""Version 2.0: grams, and only by name."""


def price(country: str, *, grams: int) -> int:
    return (4 if country == "ES" else 9) + grams // 1000
