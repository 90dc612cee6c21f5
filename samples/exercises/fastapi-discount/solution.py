from decimal import Decimal
from typing import Annotated

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI()


class Discount(BaseModel):
    model_config = ConfigDict(extra="forbid")

    percent: Annotated[Decimal, Field(gt=0, le=90, max_digits=3, decimal_places=1)]


@app.exception_handler(RequestValidationError)
async def invalid(request: Request, exc: RequestValidationError) -> JSONResponse:
    return JSONResponse({"errors": [e["msg"] for e in exc.errors()]}, 422)


@app.post("/discounts", status_code=201)
def create_discount(discount: Discount) -> dict[str, str]:
    factor = 1 - discount.percent / 100
    return {"percent": str(discount.percent), "factor": str(factor)}
