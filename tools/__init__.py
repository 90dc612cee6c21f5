"""Commands that need MkDocs, an environment or the machine. Each module is run as `python -m tools.NAME`."""
