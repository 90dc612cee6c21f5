# --8<-- [start:order]
arrivals = ["Sevilla", "Lima", "Sevilla", "Quito"]
print(list(dict.fromkeys(arrivals)))
print(sorted(set(arrivals)))
# --8<-- [end:order]
