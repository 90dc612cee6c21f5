import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from exercise import subject

PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(32))
KEYS = {"k1": PRIVATE.public_key()}


def token(kid="k1", **changes):
    claims = {
        "iss": "https://login.example",
        "aud": "reports-api",
        "sub": "ana",
        "exp": time.time() + 60,
    } | changes
    claims = {name: value for name, value in claims.items() if value is not None}
    return jwt.encode(claims, PRIVATE, "EdDSA", headers={"kid": kid})


# --8<-- [start:test]
def test_a_good_token():
    assert subject(token(), KEYS) == "ana"


@pytest.mark.parametrize(
    "bad",
    [
        token(exp=None),
        token(exp=time.time() - 60),
        token(aud="shop-api"),
        token(aud=None),
        token(iss="https://evil.example"),
        token(kid="k2"),
    ],
)
def test_a_bad_token_is_an_invalid_token(bad):
    with pytest.raises(jwt.InvalidTokenError):
        subject(bad, KEYS)


# --8<-- [end:test]
