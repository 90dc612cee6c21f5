"""Each side is one row per order before it is joined."""

BALANCES = """
    SELECT o.id, coalesce(p.amount, 0) - coalesce(r.amount, 0) AS balance
    FROM orders o
    LEFT JOIN (SELECT order_id, sum(amount) AS amount FROM payments GROUP BY order_id) p
        ON p.order_id = o.id
    LEFT JOIN (SELECT order_id, sum(amount) AS amount FROM refunds GROUP BY order_id) r
        ON r.order_id = o.id
    ORDER BY o.id
"""
