"""Two statements can be slow: the foreign key behind the second has no index."""

from plans import explain, latest_orders
from shop import open_shop

# --8<-- [start:explain]
# Times and costs differ on every machine: the shape, the rows and the buffers do not.
STABLE = "ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF"

if __name__ == "__main__":
    with open_shop(orders=100_000, customers=20_000) as engine:
        for ddl in (
            "DROP INDEX ix_item_order_id",
            "CREATE INDEX ix_item_order_id ON item (order_id)",
        ):
            with engine.begin() as connection:
                connection.exec_driver_sql(ddl)
            explain(engine, latest_orders(4242), STABLE)  # warm the cache
            plans = explain(engine, latest_orders(4242), STABLE)
            print(f"{ddl}\n\n" + "\n".join(plans[-1]) + "\n")
# --8<-- [end:explain]
