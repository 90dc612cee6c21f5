"""report_wrong.read without its finally: the file that was read in part is now refused."""

from datetime import datetime


# --8<-- [start:loud]
def parse(line):
    number, time, kind, amount, fee, customer = line.strip().split(";")
    time = datetime.fromisoformat(time)
    return int(number), time, kind, float(amount), fee


def read(path):
    with open(path, encoding="utf-8") as file:
        next(file)
        return [parse(line) for line in file]


read("day.txt")
# --8<-- [end:loud]
