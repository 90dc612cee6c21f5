from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Discount(BaseModel):
    percent: float


@app.post("/discounts", status_code=201)
def create_discount(discount: Discount):
    return {"percent": str(discount.percent), "factor": 1 - discount.percent / 100}
