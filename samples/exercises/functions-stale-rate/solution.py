import functools

RATES = {("USD", "2026-11-20"): 1.15}


@functools.lru_cache(maxsize=128)
def _rate_on(currency, day):
    return RATES[currency, day]


def rate(currency):
    """Units of a currency for one euro, on the newest day that is known."""
    return _rate_on(currency, max(day for name, day in RATES if name == currency))


rate.cache_info = _rate_on.cache_info
