"""A dict of prices that refuses negative ones. Most of the time."""


# --8<-- [start:prices]
class Prices(dict):
    def __setitem__(self, item, cents):
        if cents < 0:
            raise ValueError(f"{item}: {cents} cents")
        super().__setitem__(item, cents)


# --8<-- [end:prices]
# --8<-- [start:use]
prices = Prices(tea=-1)
prices.update(coffee=-2)
prices.setdefault("milk", -3)
prices |= {"bread": -4}
print(prices)
try:
    prices["sugar"] = -5
except ValueError as error:
    print("ValueError:", error)
# --8<-- [end:use]
