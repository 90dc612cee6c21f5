"""A refund that tells its listeners through a signal."""

import logging

from django.dispatch import Signal

logging.basicConfig(format="log: %(message)s")
logging.getLogger("django.dispatch").addFilter(
    lambda record: setattr(record, "exc_info", None) or True
)

# --8<-- [start:signal]
refunded = Signal()


def add_points(**event):
    raise ConnectionError("loyalty service is down")


def send_mail(**event):
    print("  mail sent for order", event["order_id"])


def connect_audit():
    def audit(**event):
        print("  audited")

    refunded.connect(audit)  # (!)


refunded.connect(add_points)
refunded.connect(send_mail)
connect_audit()


def refund(order_id, announce):
    print(f"order {order_id}: money is back, committed")
    announce(sender=None, order_id=order_id)
    return "200 OK"


# --8<-- [end:signal]

for announce in (refunded.send, refunded.send_robust):
    print(announce.__name__)
    try:
        print("  ", refund(7, announce))
    except ConnectionError as error:
        print("   500", error)
