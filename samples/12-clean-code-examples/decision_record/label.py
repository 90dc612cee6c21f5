"""Prints one label. The import is for one constant of the web application."""

import sys

import shop_models  # (!)

print(f"{shop_models.PREFIX}-{sys.argv[1]}")
