"""Loads a model file that somebody else put there."""

from __future__ import annotations

import tempfile
from pathlib import Path

import joblib

import keep


# --8<-- [start:planted]
class Planted:
    """Not a model. It tells the loader which function to call."""

    def __reduce__(self):
        return print, ("this line ran while the file was being loaded",)


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    trusted = keep.save({"a": "real model"}, folder, {})["model_sha256"]
    joblib.dump(Planted(), folder / "model.joblib")  # swapped afterwards

    print("joblib.load gives:", joblib.load(folder / "model.joblib"))
    keep.load(folder, trusted)
# --8<-- [end:planted]
