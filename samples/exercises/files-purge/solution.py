import os
import shutil
import time
from pathlib import Path


def purge(trash: Path, days: int) -> list[str]:
    """Delete the runs in the trash that are older than that. Returns their names."""
    limit = time.time() - days * 86_400
    gone = []
    for run in sorted(trash.iterdir()):
        ours = run.name.isdigit() and run.is_dir() and not run.is_symlink()
        # Moving a file in changed the folder's time, not the file's.
        if ours and os.lstat(run).st_mtime < limit:
            shutil.rmtree(run)
            gone.append(run.name)
    return gone
