# /// script
# requires-python = ">=3.13"
# dependencies = ["rich>=15"]
# ///
"""Prints one address label."""

from rich import print
from rich.panel import Panel

print(Panel.fit("Ana Muñoz\nCalle Mayor 3\n28013 Madrid"))
