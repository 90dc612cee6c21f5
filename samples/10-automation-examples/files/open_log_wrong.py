"""Two ways to rotate a log under a program that has it open."""

import os
import shutil
import tempfile
from pathlib import Path

import trees

with tempfile.TemporaryDirectory() as place:
    os.chdir(place)
    # --8<-- [start:rename]
    writer = open("app.log", "a", buffering=1)  # the program, all day
    writer.write("before\n")
    os.rename("app.log", "app.log.1")
    writer.write("after\n")
    # --8<-- [end:rename]
    print("renamed")
    trees.show(Path())
    writer.close()

with tempfile.TemporaryDirectory() as place:
    os.chdir(place)
    # --8<-- [start:truncate]
    writer = open("app.log", "a", buffering=1)
    writer.write("before\n")
    shutil.copy("app.log", "app.log.1")
    writer.write("in between\n")
    os.truncate("app.log", 0)
    writer.write("after\n")
    # --8<-- [end:truncate]
    print("copied, then truncated")
    trees.show(Path())
    writer.close()
