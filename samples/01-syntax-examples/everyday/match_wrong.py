"""A bare name in a pattern is not compared: it takes whatever is there."""

# --8<-- [start:match]
REFUND = "refund"


def taken(rows):
    total = 0
    for row in rows:
        match row:
            case [_, REFUND, cents]:  # (!)
                total -= cents
            case [_, "sale", cents]:
                total += cents
    return total


print(taken([(254, "sale", 1900), (256, "sale", 4000), (257, "refund", 500)]))
print(REFUND)
# --8<-- [end:match]
