# --8<-- [start:shelf]
shelf = [[0] * 3] * 3
shelf[0][1] = 7
print(shelf)

template = {"city": "Lima", "tags": []}
first = template.copy()
first["tags"].append("fragile")
print(template)
# --8<-- [end:shelf]
