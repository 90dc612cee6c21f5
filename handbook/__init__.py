"""The plain Python behind the macros and the checks: it parses the book's data, checks it and renders Markdown."""
