"""The search index: reads built pages, whatever generator built them, and writes one index per language."""
