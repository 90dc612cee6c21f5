from typing import Annotated

from fastapi import FastAPI, Header, HTTPException, Response
from pydantic import BaseModel

app = FastAPI()
texts: dict[str, tuple[int, str]] = {}  # name: (version, text)


class Text(BaseModel):
    text: str


def etag(name: str) -> str:
    return f'"{texts[name][0]}"'


@app.get("/texts/{name}")
def read_text(name: str, response: Response) -> Text:
    if name not in texts:
        raise HTTPException(404)
    response.headers["ETag"] = etag(name)
    return Text(text=texts[name][1])


@app.put("/texts/{name}")
def write_text(
    name: str,
    new: Text,
    response: Response,
    if_match: Annotated[str | None, Header()] = None,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Text:
    if if_match is None and if_none_match != "*":
        raise HTTPException(428)
    if if_none_match == "*" and name in texts:
        raise HTTPException(412)
    if if_match is not None and (name not in texts or etag(name) != if_match):
        raise HTTPException(412)
    version = texts[name][0] + 1 if name in texts else 1
    response.status_code = 200 if name in texts else 201
    texts[name] = (version, new.text)
    response.headers["ETag"] = etag(name)
    return new
