from cure_local_import.model import Invoice

print(Invoice("Ana", [1250, 300]).total())
