# --8<-- [start:invoices]
print("start of invoices")
import rates

FACTOR = 100 + rates.VAT
print("end of invoices")
# --8<-- [end:invoices]
