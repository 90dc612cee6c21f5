from cycle_wrong.model import Invoice

print(Invoice("Ana", [1250, 300]).total())
