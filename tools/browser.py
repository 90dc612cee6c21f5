"""Finds the browser that the tests drive (`python -m tools.browser`), and installs Debian's where it may."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from tools.bootstrap import run_logged
from tools.common import CACHE, Failure, run_main, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = {
    "Darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "Windows": (
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ),
}
HOW = (
    "The browser tests need Chromium or Chrome, and none was found: install one (Debian and Ubuntu: "
    "apt install chromium; anywhere: .venv/test/bin/playwright install chromium), "
    "or name one: make test CHROME=/path/to/chrome"
)


def runs(browser: str) -> bool:
    """Whether it starts: Ubuntu's chromium, for one, can be a stub that only names a snap."""
    try:
        done = subprocess.run([browser, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def playwrights_own() -> str | None:
    """The browser that `playwright install chromium` put on this machine."""
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p:\n"
        "    print(p.chromium.executable_path)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    path = done.stdout.strip()
    return path if done.returncode == 0 and path and Path(path).exists() else None


def find() -> str | None:
    named = os.environ.get("CHROME")
    if named:
        found = shutil.which(named)
        if not found or not runs(found):
            raise Failure(f"CHROME={named} does not run. {HOW}")
        return found
    for name in NAMES:
        found = shutil.which(name)
        if found and runs(found):
            return found
    for place in PLACES.get(platform.system(), ()):
        if Path(place).exists():
            return place
    return playwrights_own()


def may_install() -> bool:
    return (
        sys.platform == "linux"
        and hasattr(os, "geteuid")
        and os.geteuid() == 0
        and Path("/etc/debian_version").exists()
        and shutil.which("apt-get") is not None
    )


def find_or_install() -> str:
    found = find()
    if found:
        return found
    if may_install():
        say("      no browser on this machine: installing Debian's chromium")
        log = CACHE / "log" / "browser.log"
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        failed = run_logged(["apt-get", "update"], log, extra=quiet) or run_logged(
            ["apt-get", "install", "-y", "--no-install-recommends", "chromium"], log, extra=quiet
        )
        found = None if failed else find()
        if found:
            return found
    raise Failure(HOW)


def main(_: list[str]) -> int:
    say(find_or_install())
    return 0


if __name__ == "__main__":
    run_main(main)
