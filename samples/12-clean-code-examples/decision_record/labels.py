"""Prints a label for each code on standard input, and stays."""

import sys

import shop_models

for line in sys.stdin:
    print(f"{shop_models.PREFIX}-{line.strip()}", flush=True)
