"""The same five conditions, each about the value that is meant."""

from decimal import Decimal

# --8<-- [start:choices]
line = "refund;9.50;0.00;False"
kind, amount, fee, test_mode = line.split(";")

print("a refund?         ", kind == "refund")
print("sale or check?    ", kind in {"sale", "check"})
print("more than 10.00?  ", Decimal("10.00") < Decimal(amount) <= Decimal("999.99"))
print("fee               ", Decimal(fee) if fee != "" else Decimal("0.25"))
print("test mode?        ", {"True": True, "False": False}[test_mode])
# --8<-- [end:choices]
