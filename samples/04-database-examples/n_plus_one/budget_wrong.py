"""The lazy loop breaks its budget, and the message says with what."""

from counting import query_budget
from list_orders_wrong import list_orders
from shop import open_shop
from sqlalchemy.orm import Session

# --8<-- [start:budget]
if __name__ == "__main__":
    with open_shop() as engine, Session(engine) as session:
        with query_budget(engine, at_most=2):
            list_orders(session)
# --8<-- [end:budget]
