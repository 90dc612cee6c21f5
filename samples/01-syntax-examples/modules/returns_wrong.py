# --8<-- [start:shipping]
def shipping_cents(country: str) -> int:
    if country == "ES":
        return 400
    if country == "DE":
        return 900


total = 1250
total = total + shipping_cents("FR")
# --8<-- [end:shipping]
