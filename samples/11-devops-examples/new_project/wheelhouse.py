"""A package index on this computer: the replay needs no network.

Its wheels are packed again from what is installed in this environment, plus
the tiny package of rates/ that the failures need. Usage: `with index(folder)`.
"""

from __future__ import annotations

import base64
import csv
import email
import ensurepip
import hashlib
import http.server
import io
import json
import re
import shutil
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
WHEN = (2026, 11, 1, 0, 0, 0)  # one date in all archives: equal bytes, equal hash
STAND_INS = {"colorama": "0.4.6"}  # needed on Windows only, so not installed here


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def write_wheel(
    folder: Path, name: str, version: str, tag: str, files: dict[str, bytes]
) -> Path:
    """Write one wheel. `files` holds everything but RECORD."""
    stem = f"{_name(name).replace('-', '_')}-{version}"
    record = io.StringIO()
    rows = csv.writer(record, lineterminator="\n")
    for path, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
        rows.writerow([path, "sha256=" + digest.rstrip(b"=").decode(), len(data)])
    rows.writerow([f"{stem}.dist-info/RECORD", "", ""])
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{stem}-{tag}.whl"
    with zipfile.ZipFile(target, "w") as archive:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, WHEN)
            info.external_attr = (0o100755 if "/scripts/" in path else 0o100644) << 16
            archive.writestr(info, data)
        archive.writestr(
            zipfile.ZipInfo(f"{stem}.dist-info/RECORD", WHEN), record.getvalue()
        )
    return target


def tiny(folder: Path, version: str, source: Path, **extra: bytes) -> Path:
    """A wheel of rates/: what a small company publishes for itself."""
    stem = f"parcel_rates-{version}"
    files = {
        f"parcel_rates/{path.name}": path.read_bytes()
        for path in sorted(source.glob("parcel_rates/*.py"))
    }
    return write_wheel(
        folder, "parcel-rates", version, "py3-none-any",
        files | extra | _info(stem, "parcel-rates", version),
    )  # fmt: skip


def _info(stem: str, name: str, version: str) -> dict[str, bytes]:
    return {
        f"{stem}.dist-info/METADATA": (
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        ).encode(),
        f"{stem}.dist-info/WHEEL": (
            b"Wheel-Version: 1.0\nGenerator: wheelhouse\n"
            b"Root-Is-Purelib: true\nTag: py3-none-any\n"
        ),
    }


def repack(folder: Path, name: str) -> None:
    """Pack an installed package, and what it needs here, as wheels again."""
    if list(folder.glob(f"{_name(name).replace('-', '_')}-*.whl")):
        return
    if name in STAND_INS:
        stem = f"{name}-{STAND_INS[name]}"
        info = _info(stem, name, STAND_INS[name])
        write_wheel(folder, name, STAND_INS[name], "py3-none-any", info)
        return
    if name == "uv-build":  # the backend's own program is part of uv
        version = metadata.version("uv")
        code = {"uv_build.py": (HERE / "stand_in_uv_build.py").read_bytes()}
        info = _info(f"uv_build-{version}", name, version)
        write_wheel(folder, name, version, "py3-none-any", code | info)
        return
    if name == "pip":  # the one that this Python brings
        bundled = Path(ensurepip.__file__).parent / "_bundled"
        for path in bundled.glob("pip-*.whl"):
            shutil.copy(path, folder)
        return
    found = metadata.distribution(name)
    stem = f"{_name(name).replace('-', '_')}-{found.version}"
    files: dict[str, bytes] = {}
    for part in sorted(found.files or [], key=str):
        text = part.as_posix()
        if text.endswith((".pyc", "RECORD", "INSTALLER", "REQUESTED")):
            continue
        if ".." in part.parts:  # a program; Python ones come from entry points again
            data = Path(str(part.locate())).read_bytes()
            if not data.startswith(b"#!"):
                files[f"{stem}.data/scripts/{part.name}"] = data
            continue
        text = re.sub(r"^[^/]+\.dist-info/", f"{stem}.dist-info/", text)
        files[text] = Path(str(part.locate())).read_bytes()
    wheel = email.message_from_bytes(files[f"{stem}.dist-info/WHEEL"])
    tag = ".".join(sorted({t.split("-")[2] for t in wheel.get_all("Tag", [])}))
    first = str(wheel["Tag"]).split("-")
    write_wheel(folder, name, found.version, "-".join([*first[:2], tag]), files)
    for needed in map(Requirement, found.requires or []):
        if needed.marker is None or any(
            needed.marker.evaluate({"extra": "", "sys_platform": platform})
            for platform in (sys.platform, "win32")
        ):
            repack(folder, _name(needed.name))


@cache
def _digest(wheel: Path, _changed: int) -> str:
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def _pages(folder: Path) -> dict[str, list[dict[str, Any]]]:
    pages: dict[str, list[dict[str, Any]]] = {}
    for wheel in sorted(folder.glob("*.whl")):
        digest = _digest(wheel, wheel.stat().st_mtime_ns)
        pages.setdefault(_name(wheel.name.split("-")[0]), []).append(
            {
                "filename": wheel.name,
                "url": f"/files/{wheel.name}",
                "hashes": {"sha256": digest},
                "size": wheel.stat().st_size,
                "core-metadata": True,
                "upload-time": "2026-11-01T00:00:00Z",
            }
        )
    return pages


@contextmanager
def index(folder: Path) -> Iterator[str]:
    """Serve the folder's wheels by the standard API (PEP 691); gives its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = self.path.strip("/").split("/")
            if parts[0] == "files":
                wheel = folder / parts[1].removesuffix(".metadata")
                if wheel.name == parts[1]:
                    return self.answer(wheel.read_bytes(), "application/octet-stream")
                with zipfile.ZipFile(wheel) as archive:
                    data = next(
                        archive.read(name)
                        for name in archive.namelist()
                        if name.endswith(".dist-info/METADATA")
                    )
                return self.answer(data, "application/octet-stream")
            files = _pages(folder).get(parts[-1])
            if files is None:
                return self.answer(b"", "text/plain", 404)
            page = {"meta": {"api-version": "1.1"}, "name": parts[-1], "files": files}
            page["versions"] = sorted({f["filename"].split("-")[1] for f in files})
            return self.answer(
                json.dumps(page).encode(), "application/vnd.pypi.simple.v1+json"
            )

        def answer(self, data: bytes, kind: str, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
