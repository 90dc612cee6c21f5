import json
from http import HTTPStatus

from flask import Flask, Response, abort, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from werkzeug.exceptions import HTTPException

app = Flask(__name__)


class Delivery(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    sku: str = Field(min_length=1, max_length=20)
    pieces: int = Field(ge=1, le=10_000)


def problem(status: int) -> Response:
    body = {"title": HTTPStatus(status).phrase, "status": status}
    kind = "application/problem+json"
    return Response(json.dumps(body), status, content_type=kind)


@app.errorhandler(HTTPException)
def refused(error: HTTPException) -> Response:
    return problem(error.code or 500)


@app.post("/stock")
def receive() -> tuple[dict[str, object], int]:
    try:
        sent = Delivery.model_validate(request.get_json())
    except ValidationError:
        abort(422)
    return {"sku": sent.sku.upper(), "boxes": sent.pieces // 12}, 201
