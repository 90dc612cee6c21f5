"""Access tokens: short-lived, signed, with a key id."""

from __future__ import annotations

import time
from dataclasses import dataclass

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

ISSUER = "https://login.example"
AUDIENCE = "invoices-api"
LIFETIME_S = 300
REQUIRED = ["exp", "iat", "iss", "aud", "sub", "gen"]


# --8<-- [start:ring]
@dataclass(frozen=True)
class KeyRing:
    """One key signs; every key in `public` is accepted."""

    current: str
    private: Ed25519PrivateKey
    public: dict[str, Ed25519PublicKey]


# --8<-- [end:ring]


def ring_of(seed: bytes, kid: str = "2026-11") -> KeyRing:
    private = Ed25519PrivateKey.from_private_bytes(seed)
    return KeyRing(kid, private, {kid: private.public_key()})


# --8<-- [start:issue]
def issue(ring: KeyRing, user_id: int, generation: int) -> str:
    now = int(time.time())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(user_id),
        "gen": generation,
        "iat": now,
        "exp": now + LIFETIME_S,
    }
    headers = {"kid": ring.current, "typ": "at+jwt"}
    return jwt.encode(claims, ring.private, "EdDSA", headers=headers)


# --8<-- [end:issue]


# --8<-- [start:read]
def read(ring: KeyRing, token: str) -> tuple[int, int]:
    """The user's id and generation. Raises InvalidTokenError."""
    header = jwt.get_unverified_header(token)
    key = ring.public.get(str(header.get("kid")))
    if key is None or header.get("typ") != "at+jwt":
        raise jwt.InvalidTokenError(
            "unknown key or another kind of token"
        )
    claims = jwt.decode(
        token,
        key,
        algorithms=["EdDSA"],  # (!)
        issuer=ISSUER,
        audience=AUDIENCE,
        options={"require": REQUIRED},  # (!)
    )
    try:
        return int(claims["sub"]), int(claims["gen"])
    except (TypeError, ValueError):
        raise jwt.InvalidTokenError("claims of another form") from None


# --8<-- [end:read]
