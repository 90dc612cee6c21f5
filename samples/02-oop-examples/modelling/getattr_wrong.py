"""__getattr__ answers to every name that is not there."""

# --8<-- [start:getattr]
import copy


class Settings:
    def __init__(self, values):
        self._values = values

    def __getattr__(self, name):
        return self._values.get(name)


settings = Settings({"refund_limit": 500})
if settings.refund_limt and settings.refund_limt < 9000:  # (!)
    print("9000 needs approval")
else:
    print("9000 refunded")

copy.copy(settings)
# --8<-- [end:getattr]
