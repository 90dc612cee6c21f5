"""Change the signing key without logging anybody out."""

import os

import jwt

import tokens

old = tokens.ring_of(os.urandom(32), kid="2026-10")
new = tokens.ring_of(os.urandom(32), kid="2026-11")
# --8<-- [start:rotate]
both = tokens.KeyRing("2026-11", new.private, old.public | new.public)
before, after = tokens.issue(old, 1, 0), tokens.issue(both, 1, 0)

for name, ring in {"old": old, "both": both, "new": new}.items():
    for token in (before, after):
        kid = jwt.get_unverified_header(token)["kid"]
        try:
            tokens.read(ring, token)
            print(f"ring {name:5} key {kid}  accepted")
        except jwt.InvalidTokenError as error:
            print(f"ring {name:5} key {kid}  {error}")
# --8<-- [end:rotate]
