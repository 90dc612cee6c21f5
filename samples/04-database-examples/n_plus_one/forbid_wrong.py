"""The lazy loop under a factory that forbids it: the first row raises."""

from forbid import forbid_lazy_loads
from list_orders_wrong import list_orders
from shop import open_shop
from sqlalchemy.orm import sessionmaker

# --8<-- [start:session]
if __name__ == "__main__":
    with open_shop() as engine:
        factory = sessionmaker(engine)
        forbid_lazy_loads(factory)
        with factory() as session:
            list_orders(session)
# --8<-- [end:session]
