"""What numbers do: binary fractions, exact decimals, rounding, whole numbers."""

from decimal import ROUND_HALF_UP, Decimal

# --8<-- [start:numbers]
CENT = Decimal("0.01")

print(f"{0.1 + 0.2 = }")
print(f"{0.1 + 0.2 <= 0.3 = }")
print(f"{Decimal('0.1') + Decimal('0.2') = }")
print(f"{Decimal.from_float(0.1) = }")
print(f"{round(0.285, 2) = }")
print(f"{round(0.5), round(1.5), round(2.5) = }")
print(f"{Decimal('0.285').quantize(CENT) = }")
print(f"{Decimal('0.285').quantize(CENT, ROUND_HALF_UP) = }")
print(f"{7 / 2, 7 // 2, 7 % 2 = }")
print(f"{-150 // 100, -150 % 100 = }")
print(f"{Decimal('NaN'), Decimal('1e5'), Decimal('1_0') = }")
# --8<-- [end:numbers]
