import sys

# --8<-- [start:lazy]
__lazy_modules__ = ["json"]

import json

print("json is loaded:", "json" in sys.modules)
print(json.dumps({"customer": "Ana"}))
# --8<-- [end:lazy]
