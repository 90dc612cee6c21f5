"""Installs a copy of project/ in editable form, without a network, and runs it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

from uv import find_uv_bin

HERE = Path(__file__).parent
BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: str, cwd: Path) -> None:
    """Print the command as a reader would type it, then what it says."""
    print("$", *command)
    program = {"uv": find_uv_bin()}.get(command[0]) or str(
        cwd / ".venv" / BIN / command[0]
    )
    environment = {
        **os.environ,
        "UV_LINK_MODE": "copy",
        "VIRTUAL_ENV": str(cwd / ".venv"),
    }
    environment.pop("PYTHONPATH", None)  # only the installation may find the package
    done = subprocess.run(
        [program, *command[1:]], cwd=cwd, env=environment, check=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    print(done.stdout, end="")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        copytree(HERE / "project", folder, dirs_exist_ok=True)
        run("uv", "venv", "-q", "--offline", "-p", sys.executable, cwd=folder)
        install = "uv pip install -q --offline --no-cache -e ."
        run(*install.split(), cwd=folder)
        run("invoicing", "Ana", "tea=480", "coffee=1250", cwd=folder)
        run("python", "-m", "invoicing", "Ana", "tea=480", cwd=folder)

        totals = folder / "src" / "invoicing" / "totals.py"
        text = totals.read_text(encoding="utf-8")
        totals.write_text(
            text.replace("vat: int = 21", "vat: int = 10"), encoding="utf-8"
        )
        print("# vat: int = 10 in src/invoicing/totals.py; nothing installed again")
        run("invoicing", "Ana", "tea=480", cwd=folder)

        run("uv", "build", "-q", "--offline", "--no-cache", "--wheel", cwd=folder)
        print("# in the wheel:")
        wheel = next((folder / "dist").glob("*.whl"))
        print(*ZipFile(wheel).namelist(), sep="\n")


if __name__ == "__main__":
    main()
