import shutil
import time
from pathlib import Path


def purge(trash: Path, days: int) -> list[str]:
    """Delete the runs in the trash that are older than that. Returns their names."""
    limit = time.time() - days * 86_400
    gone = []
    for run in sorted(trash.iterdir()):
        if all(path.stat().st_mtime < limit for path in run.iterdir()):
            shutil.rmtree(run)
            gone.append(run.name)
    return gone
