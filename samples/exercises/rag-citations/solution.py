"""A source counts if it was retrieved, and a quote if it stands there."""


def squash(text: str) -> str:
    return " ".join(text.split()).casefold()


def checked(claims: list[dict[str, str]], retrieved: dict[str, str]) -> list[str]:
    """The faults of an answer: one line per claim that must not be shown.

    Each claim has the keys text, chunk and quote. retrieved: id and text of the
    chunks that were sent to the model.
    """
    faults = []
    for claim in claims:
        quote = squash(claim["quote"])
        if claim["chunk"] not in retrieved:
            faults.append(f"unknown source {claim['chunk']}")
        elif len(quote) < 12 or quote not in squash(retrieved[claim["chunk"]]):
            faults.append(f"no such words in {claim['chunk']}")
    return faults
