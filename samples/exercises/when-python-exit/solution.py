import re

NUMBER = re.compile(r"(?<![\w.-])\d+(?:[.,]\d+)?(?![\w-])")
DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")
COMMAND = re.compile(r"`[^`]+`")


def exit_problems(section: str) -> list[str]:
    outside = COMMAND.sub(" ", section)  # a number in a command is no trigger
    found = []
    if not NUMBER.search(outside):
        found.append("no number that triggers it")
    if not DATE.search(outside):
        found.append("no date on which to look")
    if not COMMAND.search(section):
        found.append("no `command` that gets the data out")
    return found
