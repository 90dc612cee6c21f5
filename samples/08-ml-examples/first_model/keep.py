"""Saves a model with what is needed to trust it, and loads no other file."""

from __future__ import annotations

import hashlib
import io
import json
import platform
from importlib.metadata import version
from pathlib import Path

import joblib

PACKAGES = ("numpy", "pandas", "scipy", "scikit-learn")


class ArtefactError(Exception):
    """The file is not the trusted one, or not for these versions."""


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def versions() -> dict[str, str]:
    """Of Python and of the packages that a saved model depends on."""
    return {"python": platform.python_version()} | {
        p: version(p) for p in PACKAGES
    }


# --8<-- [start:keep]
def save(model: object, folder: Path, facts: dict) -> dict:
    """Write model.joblib and manifest.json. Returns the manifest."""
    buffer = io.BytesIO()
    joblib.dump(model, buffer)
    content = buffer.getvalue()
    (folder / "model.joblib").write_bytes(content)
    manifest = {
        "model_sha256": sha256(content),
        "versions": versions(),
        **facts,
    }
    text = json.dumps(manifest, indent=1)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")
    return manifest


def load(folder: Path, trusted: str) -> object:
    """The model, if its bytes have the hash `trusted`.

    `trusted` comes from your repository, never from beside the file:
    whoever can replace the model can replace its manifest.

    Raises ArtefactError.
    """
    content = (folder / "model.joblib").read_bytes()
    if sha256(content) != trusted:
        raise ArtefactError("model.joblib has another hash: not loaded")
    text = (folder / "manifest.json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    if manifest["versions"] != versions():
        raise ArtefactError("made with other versions: not loaded")
    # The bytes that were checked: the file may be another one by now.
    return joblib.load(io.BytesIO(content))


# --8<-- [end:keep]
