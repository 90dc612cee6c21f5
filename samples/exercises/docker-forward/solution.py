import signal
import subprocess
import sys
from types import FrameType


def supervise(command: list[str]) -> int:
    """Run a service as its process 1; its exit status."""
    service = subprocess.Popen(command)

    def pass_on(number: int, frame: FrameType | None) -> None:
        service.send_signal(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, pass_on)
    status = service.wait()
    return 128 - status if status < 0 else status


if __name__ == "__main__":
    raise SystemExit(supervise(sys.argv[1:]))
