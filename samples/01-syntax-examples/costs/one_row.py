from copy import deepcopy

# --8<-- [start:shelf]
shelf = [[0] * 3 for _ in range(3)]
shelf[0][1] = 7
print(shelf)

template = {"city": "Lima", "tags": []}
first = deepcopy(template)
first["tags"].append("fragile")
print(template)
# --8<-- [end:shelf]
