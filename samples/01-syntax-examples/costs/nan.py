import math
from decimal import Decimal

# --8<-- [start:nan]
weights = [3.0, float("nan"), 1.0, 2.0]
known = [weight for weight in weights if not math.isnan(weight)]
print(sorted(known), f"unknown: {len(weights) - len(known)}")
print({Decimal("0.1") + Decimal("0.2"): "found"}.get(Decimal("0.3")))
# --8<-- [end:nan]
