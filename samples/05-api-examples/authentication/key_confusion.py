"""The same forged token where the algorithm is fixed with the key."""

import jwt

from key_confusion_wrong import bare, forge, pem, public

# --8<-- [start:fixed]
for key in (bare, pem):
    try:
        jwt.decode(forge(key), public, algorithms=["RS256"])
    except jwt.InvalidAlgorithmError as error:
        print(f"{type(error).__name__}: {error}")
# --8<-- [end:fixed]
