"""Tables first, then hostile.py against the finished app."""

from create_tables import create_tables
from hostile import main
from settings import Settings

create_tables(Settings.from_env().database_url)
main("main:create_app")
