"""Somebody renames a field and adds a status. All tests of the handlers stay green."""

import copy
import json

import contract

old = json.loads(contract.SNAPSHOT.read_text(encoding="utf-8"))
new = copy.deepcopy(old)

# --8<-- [start:rename]
schemas = new["components"]["schemas"]
payment = schemas["PaymentOut"]["properties"]
payment["memo"] = payment.pop("note")
schemas["ExportOut"]["properties"]["status"]["enum"].append("expired")
schemas["PaymentIn"]["required"].append("note")
# --8<-- [end:rename]

found = contract.breaking(old, new)
print(*found, sep="\n")
raise SystemExit(f"{len(found)} changes break clients of version 1")
