"""What happens after the answer. A worker may run it twice."""

from __future__ import annotations

from django.core.mail import send_mail
from django.tasks import task

from items.models import Item


# --8<-- [start:announce]
@task
def announce(item_id: int) -> None:
    item = Item.objects.get(pk=item_id)
    send_mail(
        subject=f"New in the shop: {item.name}",
        message=f"{item.sku} costs {item.price}.",
        from_email="shop@example.com",
        recipient_list=["catalogue@example.com"],
    )
    # --8<-- [end:announce]
