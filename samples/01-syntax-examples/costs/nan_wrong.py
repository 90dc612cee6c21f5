# --8<-- [start:nan]
weights = [3.0, float("nan"), 1.0, 2.0]
print(sorted(weights))
print(max(weights), max(weights[1:]))
print({float("nan"), float("nan")})
print({0.1 + 0.2: "found"}.get(0.3))
# --8<-- [end:nan]
