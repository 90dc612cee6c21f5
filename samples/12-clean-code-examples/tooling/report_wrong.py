"""Has a typing error in the name of a package."""

# --8<-- [start:report]
import reqests


def rate(url: str) -> float:
    return float(reqests.get(url).text)


# --8<-- [end:report]
