from fastapi import FastAPI, HTTPException, Response
from pydantic import BaseModel

app = FastAPI()
texts: dict[str, tuple[int, str]] = {}  # name: (version, text)


class Text(BaseModel):
    text: str


@app.get("/texts/{name}")
def read_text(name: str, response: Response) -> Text:
    if name not in texts:
        raise HTTPException(404)
    return Text(text=texts[name][1])


@app.put("/texts/{name}")
def write_text(name: str, new: Text, response: Response) -> Text:
    version = texts[name][0] + 1 if name in texts else 1
    texts[name] = (version, new.text)
    return new
