"""Five conditions that read well and decide wrong."""

# --8<-- [start:choices]
line = "refund;9.50;0.00;False"
kind, amount, fee, test_mode = line.split(";")

print("a refund?         ", kind is "refund")
print("sale or check?    ", bool(kind == "sale" or "check"))
print("more than 10.00?  ", amount > "10.00")
print("fee               ", float(fee) or 0.25)
print("test mode?        ", bool(test_mode))
# --8<-- [end:choices]
