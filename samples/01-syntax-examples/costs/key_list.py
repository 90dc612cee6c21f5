# --8<-- [start:stops]
stops = {}
route = ["Lima", "Cusco"]
stops[tuple(route)] = 1105
print(stops[("Lima", "Cusco")])

pair = {frozenset(route): 1105}
print(pair[frozenset({"Cusco", "Lima"})])
# --8<-- [end:stops]
