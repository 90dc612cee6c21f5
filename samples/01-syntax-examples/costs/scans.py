"""Matches scans and parcels with one set and one dict."""

from counting import print_growth
from depot import Parcel


# --8<-- [start:match]
def match(scans: list[str], parcels: list[Parcel]) -> list[Parcel]:
    """The parcels that arrived, each once, in the order of their first scan."""
    by_code = {parcel["code"]: parcel for parcel in parcels}  # (!)
    seen: set[str] = set()  # (!)
    arrived = []
    for code in scans:
        if code in seen:
            continue
        seen.add(code)
        parcel = by_code.get(code)
        if parcel is not None:
            arrived.append(parcel)
    return arrived


# --8<-- [end:match]

if __name__ == "__main__":
    print_growth(match)
