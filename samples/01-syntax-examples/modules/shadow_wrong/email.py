"""Writes to a customer."""


def subject(number: str) -> str:
    return f"Your invoice {number}"
