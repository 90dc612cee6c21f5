import functools

# --8<-- [start:stale]
PRICES = {"coffee": 1250}


@functools.cache
def basket(product: str) -> list[int]:
    return [PRICES[product]]


print("Ana:", basket("coffee"))
basket("coffee").append(400)  # shipping, for Ana only
PRICES["coffee"] = 1400
print("Ben:", basket("coffee"))
# --8<-- [end:stale]
