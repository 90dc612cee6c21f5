"""Draws the icons of an installed handbook from the mark: `python -m tools.icons`, after a change of the mark.

Phones and some desktops take no SVG there, so the browser of the tests renders assets/images/favicon.svg as PNG.
"""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from tools.browser import find_or_install
from tools.common import ROOT, run_main, say

IMAGES = ROOT / "overrides" / "assets" / "images"
PAPER = "#fbf8f1"
# File -> its width, how much of it the mark fills, and whether it has a ground (a mask cuts the edges off).
ICONS = {
    "icon-180.png": (180, 0.72, True),
    "icon-192.png": (192, 1.0, False),
    "icon-512.png": (512, 1.0, False),
    "icon-maskable-512.png": (512, 0.6, True),
}


def main(_: list[str]) -> int:
    mark = (IMAGES / "favicon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        for name, (width, share, ground) in ICONS.items():
            page = browser.new_page(viewport={"width": width, "height": width})
            page.set_content(
                f"<style>body {{ margin: 0; height: 100vh; display: grid; place-items: center;"
                f" background: {PAPER if ground else 'transparent'}; }} svg {{ width: {share * 100}vw; }}</style>{mark}"
            )
            page.screenshot(path=IMAGES / name, omit_background=not ground)
            page.close()
            say(f"{name}  {(IMAGES / name).stat().st_size} bytes")
        browser.close()
    return 0


if __name__ == "__main__":
    run_main(main)
