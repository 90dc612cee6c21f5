"""What `alembic revision --autogenerate` writes for the index that models.py gained."""

import logging
import shutil
import tempfile
from pathlib import Path

from alembic.config import main

HERE = Path(__file__).parent

if __name__ == "__main__":
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copy(HERE / "alembic.ini", copy)
        shutil.copytree(HERE / "migrations", copy / "migrations")
        (copy / "migrations/versions/0002_open_payments.py").unlink()
        run = ["-c", str(copy / "alembic.ini")]
        main(argv=[*run, "upgrade", "head"])
        message = ["-m", "open payments", "--rev-id", "0002"]
        main(argv=[*run, "-q", "revision", "--autogenerate", *message])
        [written] = (copy / "migrations/versions").glob("0002*.py")
        print("def upgrade" + written.read_text().partition("def upgrade")[2])
