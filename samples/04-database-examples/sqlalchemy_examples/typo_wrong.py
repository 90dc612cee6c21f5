"""The constructor that declarative gives you takes any keyword, as far as mypy knows."""

from models import User

# --8<-- [start:typo]
ana = User(emial="ana@example.com", name="Ana")
# --8<-- [end:typo]
