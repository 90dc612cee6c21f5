"""Makes the artefact twice from nothing, and loads it the only way that is allowed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

import costs
import keep
from decide import write
from models import features
from piles import piles
from shop import orders


def main() -> None:
    table, made, risks = costs.load(), [], []
    for run in ("first", "second"):
        everything = orders()
        with tempfile.TemporaryDirectory() as name:
            made.append(manifest := write(everything, table, Path(name)))
            model = keep.load(
                Path(name), trusted=manifest["model_sha256"]
            )
        part = piles(everything)["judge"]
        risks.append(model.predict_proba(features(part))[:, 1])
        shown = ("data_sha256", "costs_sha256", "metrics_sha256")
        print(
            f"{run:<6}",
            *(f"{key[:-7]} {manifest[key][:8]}" for key in shown),
        )
    print("same data:", made[0]["data_sha256"] == made[1]["data_sha256"])
    print(
        "same metrics:",
        made[0]["metrics_sha256"] == made[1]["metrics_sha256"],
    )
    print("same risks:", np.array_equal(*risks))


if __name__ == "__main__":
    main()
