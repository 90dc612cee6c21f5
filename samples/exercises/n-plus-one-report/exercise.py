"""Make it two statements."""

from shop_tables import Customer
from sqlalchemy import select
from sqlalchemy.orm import Session


def revenue(session: Session) -> dict[str, int]:
    """Name of each customer -> sum of their orders; 0 for none."""
    customers = session.scalars(select(Customer).order_by(Customer.id))
    return {
        customer.name: sum(order.total for order in customer.orders)
        for customer in customers
    }
