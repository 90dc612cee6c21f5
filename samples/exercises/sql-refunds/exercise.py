"""Make every order's balance right."""

BALANCES = """
    SELECT o.id, sum(p.amount) - sum(r.amount) AS balance
    FROM orders o
    JOIN payments p ON p.order_id = o.id
    JOIN refunds r ON r.order_id = o.id
    GROUP BY o.id ORDER BY o.id
"""
