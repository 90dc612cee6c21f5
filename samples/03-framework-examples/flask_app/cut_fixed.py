"""The same import, which asks whether there is more."""

from __future__ import annotations

from typing import Any

from flask import Flask, request

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 16_384


# --8<-- [start:import]
@app.post("/imports")
def import_prices() -> tuple[dict[str, Any], int]:
    lines = request.get_data(as_text=True).splitlines()
    request.stream.read(1)  # at the limit, this raises the 413
    return {"stored": len(lines)}, 201
    # --8<-- [end:import]
