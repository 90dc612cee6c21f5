"""Mistake: every call is awaited before the next one begins."""

import asyncio

from partner import Partner


# --8<-- [start:fetch]
async def fetch_prices(partner: Partner, skus: list[int]) -> list[float]:
    return [await partner.price(sku) for sku in skus]  # (!)
    # --8<-- [end:fetch]


async def main() -> None:
    partner = Partner()
    prices = await fetch_prices(partner, list(range(1, 11)))
    print(f"{len(prices)} prices, at most {partner.peak} call at a time")


if __name__ == "__main__":
    asyncio.run(main())
