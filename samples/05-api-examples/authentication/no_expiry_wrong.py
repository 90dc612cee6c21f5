"""A token without an end, and a decoder that never asks for one."""

import jwt

SECRET = "0123456789abcdef0123456789abcdef"

# --8<-- [start:decode]
token = jwt.encode({"sub": "ana"}, SECRET, "HS256")
claims = jwt.decode(token, SECRET, algorithms=["HS256"])
print("welcome,", claims["sub"])
# --8<-- [end:decode]
