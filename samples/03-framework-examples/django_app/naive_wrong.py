"""The first day: model, task and view as most projects begin. Wrong on purpose."""

import json

from one_file import configure, create_tables

configure(
    DEBUG=True,
    SECRET_KEY="django-insecure-made-by-startproject",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    BROKER_URL="redis://:hunter2@queue.internal:6379/0",
    MAILERS={
        "default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    },
    LOGGING_CONFIG=None,
)

from django.core.mail import send_mail
from django.core.validators import MinValueValidator
from django.core.wsgi import get_wsgi_application
from django.db import models, transaction
from django.http import HttpResponse, JsonResponse
from django.tasks import task
from django.urls import path


# --8<-- [start:models]
class Item(models.Model):
    sku = models.CharField(max_length=8)
    price = models.FloatField(validators=[MinValueValidator(0.01)])

    class Meta:
        app_label = "shop"


class Stock(models.Model):
    item = models.ForeignKey(Item, models.CASCADE)
    pieces = models.PositiveIntegerField()

    class Meta:
        app_label = "shop"
        # --8<-- [end:models]


# --8<-- [start:view]
@task
def announce(item_id):
    item = Item.objects.get(pk=item_id)
    send_mail(f"New in the shop: {item.sku}", "", None, ["all@example.com"])


@transaction.atomic
def create_item(request):
    body = json.loads(request.body)
    item, _ = Item.objects.get_or_create(
        sku=body["sku"], defaults={"price": body["price"]}
    )
    announce.enqueue(item.pk)
    Stock.objects.create(item=item, pieces=body["pieces"])
    return JsonResponse({"sku": item.sku, "price": item.price})


def total(request):
    return HttpResponse(Item.objects.aggregate(all=models.Sum("price"))["all"])
    # --8<-- [end:view]


urlpatterns = [path("items", create_item), path("total", total)]
application = get_wsgi_application()

if __name__ == "__main__":
    create_tables(Item, Stock)
