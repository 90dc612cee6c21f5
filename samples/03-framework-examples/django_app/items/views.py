"""HTTP on one side, services on the other, and no rule in between."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from items import http, services
from items.models import Item
from items.schemas import Creation, NewItem, PageOf


# --8<-- [start:views]
def public(item: Item) -> dict[str, object]:
    """What leaves the shop: `cost` is not in it."""
    return {
        "id": item.pk,
        "sku": item.sku,
        "name": item.name,
        "price": str(item.price),
        "created_at": item.created_at.isoformat(),
    }


def create_item(request: HttpRequest) -> HttpResponse:
    wanted = http.read(NewItem, request)
    asked = Creation.model_validate(
        {"idempotency_key": request.headers.get("Idempotency-Key")}
    )
    item = services.create_once(asked.idempotency_key, wanted)
    return JsonResponse(
        public(item), status=201, headers={"Location": f"/items/{item.pk}"}
    )


def read_item(request: HttpRequest, item_id: int) -> HttpResponse:
    return JsonResponse(public(get_object_or_404(Item, pk=item_id)))


# --8<-- [end:views]


# --8<-- [start:list]
def list_items(request: HttpRequest) -> HttpResponse:
    page = PageOf.model_validate(request.GET.dict())
    items = services.page_of_items(page.after, page.limit)
    return JsonResponse(
        {
            "items": [public(item) for item in items],
            "next_after": items[-1].pk if len(items) == page.limit else None,
        }
    )


# --8<-- [end:list]


# --8<-- [start:health]
def livez(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "alive"})


def readyz(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ready"})


# --8<-- [end:health]
