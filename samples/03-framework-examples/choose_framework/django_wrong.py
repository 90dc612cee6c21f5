"""The shop's first endpoint in Django, in one file."""

import json

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="x")
items = []


# --8<-- [start:app]
@csrf_exempt
def create(request):
    if request.method == "GET":
        return JsonResponse(items, safe=False)
    item = json.loads(request.body)
    items.append({"name": item["name"], "price": float(item["price"])})
    return JsonResponse(items[-1])


# --8<-- [end:app]

urlpatterns = [path("items", create)]
app = get_wsgi_application()
