from cure_third_module.model import Invoice

print(Invoice("Ana", [1250, 300]).total())
