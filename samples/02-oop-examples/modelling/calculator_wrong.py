"""A class where a function was meant: it remembers the last customer."""


# --8<-- [start:calculator]
class ShippingCalculator:
    def __init__(self, free_from=50):
        self.free_from = free_from
        self.total = 0

    def calculate(self, prices):
        for price in prices:
            self.total += price  # (!)
        return 0 if self.total >= self.free_from else 5


calculator = ShippingCalculator()
print("Ana, 40:  ", calculator.calculate([40]))
print("Bruno, 15:", calculator.calculate([15]))
# --8<-- [end:calculator]
