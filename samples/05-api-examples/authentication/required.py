"""The same token, and a decoder that says what it needs."""

import jwt

SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105
token = jwt.encode({"sub": "ana"}, SECRET, "HS256")
# --8<-- [start:decode]
jwt.decode(
    token,
    SECRET,
    algorithms=["HS256"],
    audience="invoices-api",
    options={"require": ["exp", "aud"]},
)
# --8<-- [end:decode]
