"""An address; this shop treats Ana@Example.com and ana@example.com as one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Email:
    text: str

    def __post_init__(self):
        object.__setattr__(self, "text", self.text.strip().casefold())
