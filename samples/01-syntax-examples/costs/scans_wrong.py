"""Matches scans and parcels, and walks a list for each scan, twice."""

from counting import print_growth
from depot import Parcel


# --8<-- [start:match]
def match(scans: list[str], parcels: list[Parcel]) -> list[Parcel]:
    """The parcels that arrived, each once, in the order of their first scan."""
    seen = []
    arrived = []
    for code in scans:
        if code in seen:  # (!)
            continue
        seen.append(code)
        for parcel in parcels:  # (!)
            if parcel["code"] == code:
                arrived.append(parcel)
                break
    return arrived


# --8<-- [end:match]

if __name__ == "__main__":
    print_growth(match)
