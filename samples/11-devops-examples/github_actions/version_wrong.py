"""The version that a job gets, unquoted and quoted."""

from __future__ import annotations

import yaml

# --8<-- [start:version]
for line in ("python-version: 3.10", 'python-version: "3.10"'):
    print(f"{line:<24} asks for Python {yaml.safe_load(line)['python-version']}")
# --8<-- [end:version]
