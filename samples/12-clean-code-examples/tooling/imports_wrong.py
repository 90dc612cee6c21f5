"""One import that is longer than a line."""

# --8<-- [start:imports]
from shop import Order, add, backup, charge, export, form_total, greeting, label
# --8<-- [end:imports]

print(Order, add, backup, charge, export, form_total, greeting, label)
