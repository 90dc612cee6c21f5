"""The newest price that had begun."""

PRICES = """
    WITH numbered AS (
        SELECT sku, price,
               row_number() OVER (PARTITION BY sku ORDER BY valid_from DESC) AS n
        FROM prices WHERE valid_from <= %s
    )
    SELECT sku, price FROM numbered WHERE n = 1 ORDER BY sku
"""
