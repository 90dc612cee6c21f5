"""Hash and judge passwords."""

from __future__ import annotations

import secrets
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

# --8<-- [start:hash]
HASHER = PasswordHash(
    (Argon2Hasher(memory_cost=19_456, time_cost=2, parallelism=1),)
)
DUMMY = HASHER.hash(secrets.token_urlsafe())
SLOTS = threading.BoundedSemaphore(4)  # (1)!
WAIT_S = 5.0


class TooBusy(Exception):
    """All slots are taken."""


@contextmanager
def slot() -> Iterator[None]:
    if not SLOTS.acquire(timeout=WAIT_S):
        raise TooBusy
    try:
        yield
    finally:
        SLOTS.release()


# --8<-- [end:hash]


# --8<-- [start:check]


def normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def hashed(password: str) -> str:
    with slot():
        return HASHER.hash(normal(password))


def check(password: str, stored: str | None) -> tuple[bool, str | None]:
    """Whether it is right; a new hash if the stored one is old."""
    with slot():
        try:
            right, newer = HASHER.verify_and_update(
                normal(password),
                stored or DUMMY,  # (1)!
            )
        except UnknownHashError:
            return False, None
    return right and stored is not None, newer


# --8<-- [end:check]

# --8<-- [start:policy]
SHORTEST, LONGEST = 15, 128
COMMON = {"passwordpassword", "123456789012345", "qwertyuiopasdfgh"}


def refusal(password: str, username: str) -> str | None:
    """Why this password may not be chosen, or None."""
    plain = normal(password).casefold()
    if not SHORTEST <= len(plain) <= LONGEST:
        return f"use {SHORTEST} to {LONGEST} characters"
    if plain in COMMON or len(set(plain)) < 5:
        return "this password is on every attacker's list"
    if username.casefold() in plain:
        return "leave your user name out of it"
    return None


# --8<-- [end:policy]
