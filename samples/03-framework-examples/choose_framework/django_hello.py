import time

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path

settings.configure(
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],  # Content-Length
    ALLOWED_HOSTS=["127.0.0.1"],
    SECRET_KEY="x",  # noqa: S106
)


def hello(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"hello": "world"})


def wait(request: HttpRequest) -> JsonResponse:
    time.sleep(0.1)
    return JsonResponse({"waited": True})


urlpatterns = [path("hello", hello), path("wait", wait)]
app = get_wsgi_application()
