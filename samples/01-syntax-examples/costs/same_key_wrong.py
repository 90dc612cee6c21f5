# --8<-- [start:same]
answers = {1: "one parcel", True: "yes", 1.0: "a weight"}
print(answers)
print(hash(1) == hash(1.0) == hash(True), {0, 0.0, False})
# --8<-- [end:same]
