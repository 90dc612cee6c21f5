"""Type commands into a fresh folder and show what they print: python session.py NAME"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# A line that begins with # runs, and is not shown.
SESSIONS = {
    "plan": ["python tidy.py organise downloads"],
    "apply": [
        "python tidy.py organise downloads --apply --skip-conflicts",
        "cat downloads/.tidy/0001.done",
        "python tidy.py organise downloads --apply",
    ],
    "undo": [
        "#python tidy.py organise downloads --apply --skip-conflicts",
        "python tidy.py undo downloads --apply",
        "ls -A downloads",
    ],
    "refusals": [
        "python tidy.py organise donwloads",
        "python tidy.py clean downloads --days soon",
        "#flock downloads",
        "python tidy.py organise downloads --apply",
        "#unlock",
        "#kill",
        "python tidy.py organise downloads --apply --skip-conflicts",
        "python tidy.py recover downloads --apply",
    ],
    "rename": [
        "cat swap.csv",
        "python tidy.py rename downloads swap.csv",
        "cat trouble.csv",
        "python tidy.py rename downloads trouble.csv",
    ],
    "clean": [
        'python tidy.py clean downloads --days 30 --match "*.tmp" --apply',
        "ls downloads/.tidy/trash/0001",
    ],
    "rotate": [
        "ls logs",
        "python tidy.py rotate logs app.log --keep 2 --apply",
        "ls logs",
    ],
    "backup": [
        "python backup.py save downloads monday",
        "python backup.py restore monday back",
        "diff -r downloads back",
        "python backup.py restore monday back",
        "#damage",
        "python backup.py verify monday",
    ],
}
FILES = {
    "swap.csv": "old,new\nphoto.JPG,notes.txt\nnotes.txt,photo.JPG\n",
    "trouble.csv": "old,new\nnotes.txt,con.txt\nSCAN.PDF,Invoice.pdf\n",
    "logs/app.log": "today\n",
    "logs/app.log.1": "yesterday\n",
    "logs/app.log.2": "the day before\n",
}


def run(command: str) -> None:
    """One command line, and its exit status where that is not 0."""
    words = shlex.split(command)
    if words[0] == "python":
        words = [sys.executable, str(HERE / words[1]), *words[2:]]
    done = subprocess.run(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    lines = done.stdout.splitlines()
    if words[0] == sys.executable and done.returncode == 2 and "usage:" in done.stdout:
        lines = lines[-1:]  # argparse explains itself at length
    print(f"$ {command}", *lines, sep="\n")
    if done.returncode:
        print(f"(exit status {done.returncode})")
    print()


def behind(command: str, held: list[int]) -> None:
    """What a session does out of sight."""
    import fcntl

    match command.split():
        case ["flock", folder]:
            Path(folder, ".tidy").mkdir()
            held.append(os.open(f"{folder}/.tidy/lock", os.O_CREAT | os.O_RDWR))
            fcntl.flock(held[0], fcntl.LOCK_EX)
        case ["unlock"]:
            os.close(held.pop())
        case ["kill"]:
            code = (
                "import kills, pathlib;"
                "folder = pathlib.Path('downloads').resolve();"
                "kills.run(folder, 'organise', '--skip-conflicts', kill=6)"
            )
            subprocess.run(
                [sys.executable, "-c", code],
                env=os.environ | {"PYTHONPATH": str(HERE)},
                check=True,
            )
        case ["damage"]:
            Path("monday/tree/notes.txt").write_text("call the depoX")
        case _:
            words = shlex.split(command)
            words = [sys.executable, str(HERE / words[1]), *words[2:]]
            subprocess.run(words, stdout=subprocess.DEVNULL, check=False)


def main(name: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        Path("logs").mkdir()
        for file, text in FILES.items():
            Path(file).write_text(text, encoding="utf-8")
        subprocess.run([sys.executable, HERE / "mess.py", "downloads"], check=True)
        held: list[int] = []
        for command in SESSIONS[name]:
            if command.startswith("#"):
                behind(command[1:], held)
            else:
                run(command)


if __name__ == "__main__":
    main(sys.argv[1])
