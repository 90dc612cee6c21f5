from collections.abc import Callable


# --8<-- [start:numbering]
def numbering(year: int) -> Callable[[], str]:
    last = 0

    def next_number() -> str:
        last += 1  # (!)
        return f"{year}-{last:04d}"

    return next_number


print(numbering(2026)())
# --8<-- [end:numbering]
