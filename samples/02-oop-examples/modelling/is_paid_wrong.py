"""A question asked of an object, and nobody calls it."""


# --8<-- [start:is_paid]
class Order:
    def __init__(self, number: int, paid: bool) -> None:
        self.number = number
        self._paid = paid

    def is_paid(self) -> bool:
        return self._paid


order = Order(1042, paid=False)
if order.is_paid:  # (!)
    print("shipped", order.number)
# --8<-- [end:is_paid]
