from cure_type_checking.model import Invoice

print(Invoice("Ana", [1250, 300]).total())
