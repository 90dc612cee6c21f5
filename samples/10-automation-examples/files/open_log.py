"""The handler that notices a rotation."""

import logging
import os
import tempfile
from logging.handlers import WatchedFileHandler
from pathlib import Path

import trees

with tempfile.TemporaryDirectory() as place:
    os.chdir(place)
    # --8<-- [start:watched]
    log = logging.getLogger("shop")
    log.addHandler(WatchedFileHandler("app.log", encoding="utf-8"))
    log.warning("before")
    os.rename("app.log", "app.log.1")
    log.warning("after")
    # --8<-- [end:watched]
    trees.show(Path())
