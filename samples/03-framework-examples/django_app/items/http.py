"""The JSON layer: strict bodies in, one shape of refusal out."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt
from pydantic import BaseModel, ValidationError

from items.services import Refused

log = logging.getLogger(__name__)
View = Callable[..., HttpResponse]


# --8<-- [start:problem]
def problem(
    status: int, headers: dict[str, str] | None = None, **members: object
) -> HttpResponse:
    body = {"title": HTTPStatus(status).phrase, "status": status}
    return JsonResponse(
        body | members,
        status=status,
        headers=headers,
        content_type="application/problem+json",
    )


def invalid(error: ValidationError) -> HttpResponse:
    errors = [
        {
            "where": ".".join(str(part) for part in fault["loc"])[:80],
            "why": fault["msg"],
        }
        for fault in error.errors()[:20]
    ]  # and never fault["input"]
    return problem(422, errors=errors)


# --8<-- [end:problem]


class NotJson(Exception):
    """The body is not strict JSON."""


# --8<-- [start:body]
def refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("the same key twice")
    return dict(pairs)


def read[T: BaseModel](model: type[T], request: HttpRequest) -> T:
    try:
        body = json.loads(
            request.body.decode("utf-8"),
            parse_constant=refuse,  # NaN, Infinity
            parse_float=Decimal,  # (!)
            object_pairs_hook=unique,
        )
    except (ValueError, RecursionError):
        raise NotJson from None
    return model.model_validate(body)


# --8<-- [end:body]


# --8<-- [start:endpoint]
def endpoint(**views: View) -> View:
    """One path of the API: a view per method, every refusal in our shape."""

    @csrf_exempt  # (1)!
    def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else request.method
        if method not in views:
            return problem(405, {"Allow": ", ".join(views)})
        try:
            return views[method](request, **parts)
        except ValidationError as error:
            return invalid(error)
        except NotJson:
            return problem(422, errors=[{"where": "body", "why": "not JSON"}])
        except Refused as refusal:
            return problem(409, detail=str(refusal))
        except Http404:
            return problem(404)
        except RequestDataTooBig:
            return problem(413)
        except OperationalError as error:  # gone, full or too slow
            kind = type(error.__cause__ or error).__name__
            log.warning("database unavailable: %s", kind)
            return problem(503, {"Retry-After": "2"})

    return answer


# --8<-- [end:endpoint]


# --8<-- [start:handlers]
def handler(status: int, for_people: View) -> View:
    """The admin keeps Django's pages; everything else speaks JSON."""

    @wraps(for_people)
    def answer(request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if request.path.startswith("/admin/"):
            return for_people(request, *args, **more)
        return problem(status)

    return answer


bad_request = handler(400, defaults.bad_request)
forbidden = handler(403, defaults.permission_denied)
not_found = handler(404, defaults.page_not_found)
server_error = handler(500, defaults.server_error)
# --8<-- [end:handlers]
