"""What Ruff looks for in this team's code, as select and ignore."""

SELECT = ["ALL"]
IGNORE: list[str] = []
