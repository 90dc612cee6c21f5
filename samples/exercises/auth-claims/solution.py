import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ISSUER, AUDIENCE = "https://login.example", "reports-api"


def subject(token: str, keys: dict[str, Ed25519PublicKey]) -> str:
    """The user that a valid token names. Raises jwt.InvalidTokenError."""
    key = keys.get(jwt.get_unverified_header(token).get("kid", ""))
    if key is None:
        raise jwt.InvalidTokenError("unknown key")
    claims = jwt.decode(
        token,
        key,
        algorithms=["EdDSA"],
        issuer=ISSUER,
        audience=AUDIENCE,
        options={"require": ["exp", "iss", "aud", "sub"]},
    )
    return str(claims["sub"])
