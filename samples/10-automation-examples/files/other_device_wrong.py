"""A rename onto another file system. What shutil.move does instead is a copy."""

import os
import shutil
import sys
import tempfile
from pathlib import Path


def two_devices() -> tuple[Path, Path]:
    """Two folders that we may write, on different file systems."""
    here = Path(tempfile.gettempdir())
    for other in ("/dev/shm", f"/run/user/{os.getuid()}", "/var/tmp", Path.home()):
        path = Path(other)
        if (
            path.is_dir()
            and os.access(path, os.W_OK)
            and path.stat().st_dev != here.stat().st_dev
        ):
            return here, path
    sys.exit("this machine has one file system only")


if __name__ == "__main__":
    one, two = two_devices()
    with (
        tempfile.TemporaryDirectory(dir=one) as disk,
        tempfile.TemporaryDirectory(dir=two) as share,
    ):
        os.chdir(disk)
        os.symlink(share, "share")
        # --8<-- [start:device]
        Path("invoice.pdf").write_text("invoice 17")
        Path("share/invoice.pdf").write_text("invoice 230")
        was = os.stat("invoice.pdf").st_ino
        shutil.move("invoice.pdf", "share/invoice.pdf")
        print("the same file:", os.stat("share/invoice.pdf").st_ino == was)
        print("on the share:", Path("share/invoice.pdf").read_text())

        Path("offer.pdf").write_text("offer")
        os.rename("offer.pdf", "share/offer.pdf")
        # --8<-- [end:device]
