"""Flask writes no OpenAPI document: this app is held to the one of its FastAPI twin."""

import subprocess
import sys
from pathlib import Path

from live import serve

HERE = Path(__file__).parent
DOCUMENT = HERE.parent / "fastapi_app" / "openapi.json"
CHECKS = (
    "not_a_server_error,response_schema_conformance,"
    "response_headers_conformance,content_type_conformance"
)


# --8<-- [start:schemathesis]
def test_schemathesis_finds_nothing(app, tmp_path):
    url = app.config["DATABASE_URL"]
    with serve("shop:create_app()", DATABASE_URL=url) as server:
        done = subprocess.run(
            [
                Path(sys.executable).with_name("schemathesis"),
                *("run", str(DOCUMENT), "--url", server.url),
                *("--checks", CHECKS, "--no-color"),
                *("--max-examples", "30", "--seed", "1"),
            ],
            cwd=tmp_path,  # it keeps notes there
            capture_output=True,
            text=True,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in server.log()


# --8<-- [end:schemathesis]
