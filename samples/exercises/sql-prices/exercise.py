"""Find the price of each article on a day."""

PRICES = """
    SELECT sku, max(price) FROM prices
    WHERE valid_from <= %s
    GROUP BY sku ORDER BY sku
"""
