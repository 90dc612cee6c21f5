"""Postage: 4.90 up to 30.00, free above; nobody pays for an empty basket."""

CASES = [
    ("10.00", "4.90"),
    ("50.00", "0.00"),
]
