"""Takes the factor of a benchmark for the factor of the bill."""

BILL = 4_000  # euros a month: database, storage, traffic, logs, and the service
REWRITE = 48_000


# --8<-- [start:months]
def months(faster: float) -> float:
    """The other language is so many times faster, so the bill shrinks as much."""
    return REWRITE / (BILL - BILL / faster)


# --8<-- [end:months]


if __name__ == "__main__":
    print(f"20 times faster: pays after {months(20):.0f} months, at any load")
