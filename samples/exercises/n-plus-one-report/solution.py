"""Two statements, whatever the number of customers."""

from shop_tables import Customer
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload


def revenue(session: Session) -> dict[str, int]:
    """Name of each customer -> sum of their orders; 0 for none."""
    query = select(Customer).options(selectinload(Customer.orders))
    customers = session.scalars(query.order_by(Customer.id))
    return {
        customer.name: sum(order.total for order in customer.orders)
        for customer in customers
    }
