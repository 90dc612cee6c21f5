"""The same incomplete class three times. Who notices, and when?"""

from abc import ABC, abstractmethod
from typing import Protocol, runtime_checkable


# --8<-- [start:three]
class StoreABC(ABC):
    @abstractmethod
    def read(self, key: str) -> bytes: ...


@runtime_checkable
class ReadableProtocol(Protocol):
    def read(self, key: str) -> bytes: ...


class FromABC(StoreABC):
    """read is missing"""


class FromProtocol(ReadableProtocol):
    """read is missing here too; the protocol is a base class"""


class Unrelated:
    def read(self) -> list[str]:
        """The right name, and nothing else is right."""
        return ["first line"]


# --8<-- [end:three]
# --8<-- [start:ask]
def attempt(label, action):
    try:
        print(f"{label:<33}{action()}")
    except Exception as error:
        print(f"{label:<33}{type(error).__name__}: {error}")


attempt("FromABC()", FromABC)
attempt("FromProtocol().read('k')", lambda: FromProtocol().read("k"))
attempt(
    "isinstance(…, ReadableProtocol)", lambda: isinstance(Unrelated(), ReadableProtocol)
)
attempt("Unrelated().read('k')", lambda: Unrelated().read("k"))
# --8<-- [end:ask]
