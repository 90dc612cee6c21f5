"""Which view answers which path."""

from __future__ import annotations

from django.contrib import admin
from django.urls import path

from items import http, views

# --8<-- [start:urls]
urlpatterns = [
    path("items", http.endpoint(GET=views.list_items, POST=views.create_item)),
    path("items/<int:item_id>", http.endpoint(GET=views.read_item)),
    path("livez", http.endpoint(GET=views.livez)),
    path("readyz", http.endpoint(GET=views.readyz)),
    path("admin/", admin.site.urls),
]
handler400, handler403 = http.bad_request, http.forbidden
handler404, handler500 = http.not_found, http.server_error
# --8<-- [end:urls]
