"""What in a new OpenAPI document would break a client of the old one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SNAPSHOT = Path(__file__).with_name("openapi.json")


# --8<-- [start:breaking]
def breaking(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    found = []
    for path, methods in old["paths"].items():
        for method in methods:
            if method not in new["paths"].get(path, {}):
                found.append(f"gone: {method.upper()} {path}")
    for name, schema in old["components"]["schemas"].items():
        now = new["components"]["schemas"].get(name, {})
        for key in schema.get("properties", {}):
            if key not in now.get("properties", {}):
                found.append(f"gone: {name}.{key}")
        if name.endswith("In"):
            asked = set(now.get("required", [])) - set(
                schema.get("required", [])
            )
            found += [
                f"now required: {name}.{key}" for key in sorted(asked)
            ]
    return found


# --8<-- [end:breaking]


if __name__ == "__main__":
    from main import create_app
    from settings import Settings

    document = create_app(Settings("postgresql://nowhere")).openapi()
    SNAPSHOT.write_text(
        json.dumps(document, indent=1) + "\n", encoding="utf-8"
    )
