"""Mistake: the pool of psycopg 3 without its package."""

import sys

# The lane has the package, for other samples: as if only psycopg[binary] were here.
sys.modules["psycopg_pool"] = None

from one_file import configure, said

configure()

from django.core.exceptions import ImproperlyConfigured
from django.db import connections

# --8<-- [start:wrong]
options = connections.settings["default"]["OPTIONS"]
options["pool"] = {"min_size": 1, "max_size": 5, "timeout": 2}
connections.settings["default"]["CONN_MAX_AGE"] = 0  # the pool keeps them
# --8<-- [end:wrong]

try:
    connections["default"].ensure_connection()
except ImproperlyConfigured as error:
    print(str(error))
    raise SystemExit(f"{said(error)}")
