"""The tax office is asked once for each country: a mutable default, on purpose."""

# --8<-- [start:memo]
asked = []


def ask(country: str) -> int:
    asked.append(country)
    return {"ES": 21, "PT": 23}[country]


def percent(country: str, known: dict[str, int] = {}) -> int:
    if country not in known:
        known[country] = ask(country)
    return known[country]


for order_country in ("ES", "ES", "ES"):
    percent(order_country)
print(f"3 orders, {len(asked)} asked")
# --8<-- [end:memo]
