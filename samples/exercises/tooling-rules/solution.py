"""What Ruff looks for in this team's code, as select and ignore."""

SELECT = [
    "B",  # a call in a default value, return in finally
    "DTZ003",  # utcnow
    "F",  # two keys alike
    "S324",  # md5
    "SIM115",  # a file that nobody closes
]
IGNORE: list[str] = []
