"""The shop's staff write through the same service as the API."""

from __future__ import annotations

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from items import services
from items.models import Item


# --8<-- [start:admin]
@admin.register(Item)
class ItemAdmin(admin.ModelAdmin):
    list_display = ["sku", "name", "price", "created_at"]
    search_fields = ["sku", "name"]

    def save_model(
        self, request: HttpRequest, obj: Item, form: ModelForm, change: bool
    ) -> None:
        services.store(obj)
        # --8<-- [end:admin]
