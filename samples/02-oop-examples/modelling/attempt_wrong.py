"""The same class, and the end of its __exit__ says that nothing happened."""

from attempt import Attempt, Declined


# --8<-- [start:attempt]
class Quiet(Attempt):
    def __exit__(self, kind, error, trace):
        super().__exit__(kind, error, trace)
        return True  # (!)


journal = []
with Quiet(journal, 1042):
    raise Declined("no funds")
print("shipped 1042")
print(journal)
# --8<-- [end:attempt]
