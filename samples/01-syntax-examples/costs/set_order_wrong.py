"""Prints a set in three processes, each with a seed of its own for hashes."""

import os
import subprocess
import sys

# --8<-- [start:order]
show = 'print(*{"Lima", "Quito", "Sevilla"})'
for seed in ("1", "2", "5"):
    process = os.environ | {"PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, "-c", show], env=process, check=True)
# --8<-- [end:order]
