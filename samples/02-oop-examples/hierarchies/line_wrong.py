"""Four ways to lose a method or an attribute in the line."""

import sys


# --8<-- [start:order]
class Memory:
    def __init__(self):
        self.kept = {}

    def write(self, key, data):
        self.kept[key] = data


class Audited:
    def write(self, key, data):
        print(f"  audit: {key}")
        super().write(key, data)


class Quiet(Memory, Audited): ...


class Heard(Audited, Memory): ...


def order():
    for kind in (Quiet, Heard):
        print(" ", " > ".join(cls.__name__ for cls in kind.__mro__))
        kind().write("2026-11", b"")


# --8<-- [end:order]
# --8<-- [start:forgotten]
class NamedMemory(Memory):
    def __init__(self, name):
        self.name = name


def forgotten():
    NamedMemory("invoices").write("2026-11", b"")


# --8<-- [end:forgotten]
# --8<-- [start:impossible]
class AuditedMemory(Audited, Memory): ...


def impossible():
    class Slow(Memory, AuditedMemory): ...


# --8<-- [end:impossible]
# --8<-- [start:mangled]
class Cached:
    def __init__(self):
        self.__cache = "from the base"


class Report(Cached):
    def __init__(self):
        super().__init__()
        self.__cache = "from the report"


def mangled():
    print(" ", vars(Report()))
    print(Report().__cache)


# --8<-- [end:mangled]
if __name__ == "__main__":
    try:
        globals()[sys.argv[1]]()
    except Exception as error:
        sys.exit(f"  {type(error).__name__}: {' '.join(str(error).split())}")
