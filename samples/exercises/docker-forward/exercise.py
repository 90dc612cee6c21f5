import subprocess
import sys


def supervise(command: list[str]) -> int:
    """Run a service as its process 1; its exit status."""
    return subprocess.Popen(command).wait()


if __name__ == "__main__":
    raise SystemExit(supervise(sys.argv[1:]))
