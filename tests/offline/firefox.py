"""Drives Firefox over its own remote protocol (Marionette), as much as the tests of the archives need.

Playwright drives a Firefox that it has changed, not the one that readers have. The protocol: a message is its length in
bytes, a colon, and a JSON list; [0, id, command, parameters] goes there and [1, id, error, result] comes back.
Source: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("firefox", "firefox-esr")
PLACES = ("/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe")
PATIENCE_S = 30
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # WebDriver's name of a reference to an element
# Nothing that leaves the machine gets anywhere, and a script may ask what a button has put on the clipboard.
PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": True,
    "dom.events.testing.asyncClipboard": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
}


def find() -> str | None:
    """The Firefox of this machine, if there is one; FIREFOX names another."""
    named = os.environ.get("FIREFOX")
    found = [shutil.which(name) for name in ([named] if named else NAMES)]
    return next(filter(None, found), None) or next((place for place in PLACES if Path(place).exists()), None)


class Firefox:
    """A window of a running Firefox."""

    def __init__(self, port: int) -> None:
        """Connect, as soon as it listens. Raises TimeoutError."""
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
                break
            except ConnectionRefusedError:
                if time.monotonic() > until:
                    raise TimeoutError("Firefox does not listen") from None
                time.sleep(0.1)
        self._number = 0
        self._receive()  # it greets
        self._ask("WebDriver:NewSession", capabilities={})

    def _receive(self) -> Any:
        digits = b""
        while not digits.endswith(b":"):
            digits += self._socket.recv(1)
        length, text = int(digits[:-1]), b""
        while len(text) < length:
            text += self._socket.recv(length - len(text))
        return json.loads(text)

    def _ask(self, command: str, **parameters: object) -> Any:
        self._number += 1
        text = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(text), text))
        _, number, error, result = self._receive()
        assert number == self._number
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return result

    def open(self, address: str) -> None:
        """Load a page."""
        self._ask("WebDriver:Navigate", url=address)

    def reload(self) -> None:
        """Load the page again."""
        self._ask("WebDriver:Refresh")

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is awaited."""
        source = f"const done = arguments[0]; Promise.resolve({script}).then(done, (error) => done(String(error)));"
        return self._ask("WebDriver:ExecuteAsyncScript", script=source, args=[])["value"]

    def wait_for(self, script: str) -> Any:
        """The value of an expression as soon as it is true. Raises AssertionError."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            try:
                if value := self.run(script):
                    return value
            except RuntimeError:
                pass  # the page is being left
            time.sleep(0.05)
        raise AssertionError(f"never true in {self.run('location.href')}: {script}")

    def click(self, selector: str) -> None:
        """Click the first such element, as a pointer does."""
        self._ask("WebDriver:ElementClick", id=self._find(selector))

    def type(self, selector: str, text: str) -> None:
        """Type into an element; \\ue007 is Enter and \\ue015 the arrow down."""
        self._ask("WebDriver:ElementSendKeys", id=self._find(selector), text=text)

    def _find(self, selector: str) -> str:
        found = self._ask("WebDriver:FindElement", using="css selector", value=selector)
        reference: str = found["value"][ELEMENT]
        return reference


@contextmanager
def started(program: str, profile: Path) -> Iterator[Firefox]:
    """A fresh Firefox without a window on the screen; it ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    profile.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text(
        "\n".join([*lines, f'user_pref("marionette.port", {port});', ""]), encoding="utf-8"
    )
    command = [program, "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Firefox(port)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_S)
