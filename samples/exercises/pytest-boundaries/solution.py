"""Postage: 4.90 up to 30.00, free above; nobody pays for an empty basket."""

CASES = [
    ("0.00", "0.00"),
    ("0.01", "4.90"),
    ("30.00", "4.90"),
    ("30.01", "0.00"),
]
