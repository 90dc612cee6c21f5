"""The macros: each takes where it is called and its literal arguments, and returns Markdown."""
