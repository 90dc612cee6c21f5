import functools
import gc


# --8<-- [start:leak]
class Report:
    def __init__(self, customer: int) -> None:
        self.rows = bytearray(10_000)
        self.customer = customer

    @functools.cache  # (!)
    def total(self) -> int:
        return sum(self.rows)


for customer in range(1_000):
    Report(customer).total()

gc.collect()
print("reports alive:", sum(isinstance(o, Report) for o in gc.get_objects()))
# --8<-- [end:leak]
