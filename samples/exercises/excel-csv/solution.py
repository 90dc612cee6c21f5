RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_row(row: list[object]) -> list[object]:
    """A row for a CSV in which no text can become a formula."""
    found = []
    for cell in row:
        risky = isinstance(cell, str) and (
            cell.startswith(RISKY) or cell.lstrip().startswith(RISKY)
        )
        found.append(f"'{cell}" if risky else cell)
    return found
