"""The strict model refuses, and the refusal crashes."""

from fastapi.testclient import TestClient

from half_wrong import app
from report import last_line

client = TestClient(app)
headers = {"content-type": "application/json"}
for body in (b'{"name": "tea", "price": NaN}', rb'{"\ud83c": 1}'):
    print(body.decode())
    try:
        print(client.post("/items", content=body, headers=headers))
    except ValueError as error:
        print("   ", last_line(error))
