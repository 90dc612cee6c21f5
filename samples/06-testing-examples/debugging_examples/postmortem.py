"""The import without a handler around it, for post-mortem debugging."""

from __future__ import annotations

import feed
from import_prices import import_prices

if __name__ == "__main__":
    print(len(import_prices(feed.rows())))
