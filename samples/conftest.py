"""The samples' tests. Each sample folder runs in a pytest of its own (samples/run.py): two apps may both have a main.py."""

pytest_plugins = ["support.fixtures"]
