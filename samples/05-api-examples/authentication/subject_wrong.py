"""A user id that went into the token as a number."""

import jwt

SECRET = "0123456789abcdef0123456789abcdef"

# --8<-- [start:subject]
token = jwt.encode({"sub": 42}, SECRET, "HS256")
jwt.decode(token, SECRET, algorithms=["HS256"])
# --8<-- [end:subject]
