"""The suites in these folders have settings of their own; most are wrong on purpose."""

import sys
from pathlib import Path

collect_ignore = ["hollow", "mistakes", "scopes"]
sys.path.insert(0, str(Path(__file__).parent / "project" / "src"))
