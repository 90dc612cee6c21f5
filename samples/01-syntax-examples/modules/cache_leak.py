import functools
import gc


# --8<-- [start:leak]
class Report:
    def __init__(self, customer: int) -> None:
        self.rows = bytearray(10_000)
        self.customer = customer

    @functools.cached_property  # (!)
    def total(self) -> int:
        return sum(self.rows)


# --8<-- [end:leak]
for customer in range(1_000):
    _ = Report(customer).total

gc.collect()
print("reports alive:", sum(isinstance(o, Report) for o in gc.get_objects()))
