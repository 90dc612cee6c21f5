"""Only operations that a client of ours was built with."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from strawberry.extensions import SchemaExtension

from guards import refusal

FOLDER = Path(__file__).with_name("operations")


def digest(text: str) -> str:
    """The name of an operation: the SHA-256 of its text."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_operations() -> dict[str, str]:
    """Hash -> text of every file in operations/."""
    texts = [file.read_text(encoding="utf-8") for file in FOLDER.glob("*.graphql")]
    return {digest(text): text for text in texts}


# --8<-- [start:allow]
class AllowList(SchemaExtension):
    def __init__(self, operations: Mapping[str, str]) -> None:
        self.operations = operations

    def on_operation(self) -> Iterator[None]:
        operation = self.execution_context
        sent = (operation.operation_extensions or {}).get("persistedQuery")
        named = sent.get("sha256Hash") if isinstance(sent, dict) else None
        key = str(named) if named else digest(operation.query or "")
        if key not in self.operations:
            raise refusal("UNKNOWN_OPERATION", "this operation is not registered")
        operation.query = self.operations[key]  # (!)
        yield


# --8<-- [end:allow]
