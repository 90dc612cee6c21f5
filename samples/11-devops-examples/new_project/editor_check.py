"""Asks the question that an editor asks on opening and on saving a file.

Editors talk to Ruff by the Language Server Protocol. This speaks it without an
editor: `ruff server`, in a folder that has the project's configuration.
"""

from __future__ import annotations

import json
import subprocess
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TYPED = "import os\nnames = ['Ana',\n  'Luis']\n"


def send(server: subprocess.Popen[bytes], **message: object) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    assert server.stdin  # noqa: S101
    server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    server.stdin.flush()


def receive(server: subprocess.Popen[bytes], number: int) -> Any:  # noqa: ANN401
    """The answer with this number; what the server asks meanwhile is ignored."""
    assert server.stdout  # noqa: S101
    while True:
        length = 0
        while line := server.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            raise EOFError("the language server has gone")
        message = json.loads(server.stdout.read(length))
        if message.get("id") == number and "method" not in message:
            return message["result"]


def ask(folder: Path) -> tuple[list[str], str]:
    """What Ruff marks in TYPED, and what it makes of it on saving."""
    uri = (folder / "src/parcel_desk/typed.py").as_uri()
    program = str(Path(sysconfig.get_path("scripts")) / "ruff")
    with subprocess.Popen(
        [program, "server"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        able: dict[str, Any] = {"textDocument": {"diagnostic": {}}}
        root = [{"uri": folder.as_uri(), "name": "parcel-desk"}]
        send(
            server, id=1, method="initialize",
            params={"processId": None, "capabilities": able, "workspaceFolders": root},
        )  # fmt: skip
        receive(server, 1)
        send(server, method="initialized", params={})
        item = {"uri": uri, "languageId": "python", "version": 1, "text": TYPED}
        send(server, method="textDocument/didOpen", params={"textDocument": item})
        here = {"textDocument": {"uri": uri}}
        send(server, id=2, method="textDocument/diagnostic", params=here)
        marks = receive(server, 2)["items"]
        options = {"tabSize": 4, "insertSpaces": True}
        send(
            server, id=3, method="textDocument/formatting",
            params=here | {"options": options},
        )  # fmt: skip
        edits = receive(server, 3)
        send(server, id=4, method="shutdown")
        receive(server, 4)
        send(server, method="exit")
    lines = TYPED.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda e: -e["range"]["start"]["line"]):
        span = edit["range"]
        lines[span["start"]["line"] : span["end"]["line"]] = [edit["newText"]]
    found = [
        f"{m['range']['start']['line'] + 1}: {m['code']} {m['message'].splitlines()[0]}"
        for m in marks
    ]
    return found, "".join(lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        config = [
            (HERE / "project" / part).read_text()
            for part in ("base.toml", "tools.toml")
        ]
        (folder / "pyproject.toml").write_text("".join(config))
        marks, saved = ask(folder)
    print("underlined in the editor, by line:", *marks, sep="\n  ")
    print("after saving:", *saved.splitlines(), sep="\n  ")


if __name__ == "__main__":
    main()
