# --8<-- [start:stops]
stops = {}
route = ["Lima", "Cusco"]
stops[route] = 1105
# --8<-- [end:stops]
