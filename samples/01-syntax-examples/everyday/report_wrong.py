"""Reports a night of card payments: it ends with status 0, and all it says is wrong."""

import sys
from datetime import datetime


# --8<-- [start:read]
def parse(line):
    number, time, kind, amount, fee, customer = line.strip().split(";")
    time = datetime.fromisoformat(time[:19])  # (!)
    return int(number), time, kind, float(amount), fee  # (!)


def read(path):
    payments = []
    file = open(path)
    try:
        next(file)
        for line in file:
            payments.append(parse(line))
    finally:
        file.close()
        return payments  # (!)


# --8<-- [end:read]
# --8<-- [start:report]
def report(payments):
    taken = fees = 0
    gaps = empty = 0
    expected = payments[0][0]
    for number, time, kind, amount, fee in payments:
        if number is not expected:  # (!)
            gaps += 1
        expected = number + 1
        if not amount:  # (!)
            empty += 1
        try:
            if kind == "sale":
                taken += amount
            else:
                taken -= amuont  # (!)
        except:
            pass
        fees += float(fee or 0) or round(amount * 0.015, 2)  # (!)
    print(f"payments   {len(payments):>8}")
    print(f"taken      {taken:>8.2f}")
    print(f"fees       {fees:>8.2f}")
    print(f"gaps       {gaps:>8}")
    print(f"no amount  {empty:>8}")
    print(f"open for   {time - payments[0][1]!s:>8}")


# --8<-- [end:report]
report(read(sys.argv[1]))
