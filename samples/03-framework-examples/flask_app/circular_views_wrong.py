"""The other half of the circle."""

# --8<-- [start:views]
from circular_app_wrong import app


def hello():
    return app.config["GREETING"]
    # --8<-- [end:views]
