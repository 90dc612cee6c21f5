import functools

RATES = {("USD", "2026-11-20"): 1.15}


@functools.cache
def rate(currency):
    """Units of a currency for one euro, on the newest day that is known."""
    days = [day for name, day in RATES if name == currency]
    return RATES[currency, max(days)]
