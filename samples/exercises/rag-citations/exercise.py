"""Let no sentence pass whose source nobody can check."""


def checked(claims: list[dict[str, str]], retrieved: dict[str, str]) -> list[str]:
    """The faults of an answer: one line per claim that must not be shown.

    Each claim has the keys text, chunk and quote. retrieved: id and text of the
    chunks that were sent to the model.
    """
    return [
        f"unknown source {claim['chunk']}"
        for claim in claims
        if "#" not in claim["chunk"]
    ]
