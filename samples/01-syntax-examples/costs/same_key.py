# --8<-- [start:same]
values = (1, True, 1.0)
answers = {(type(value), value): repr(value) for value in values}
print(len(answers), answers[(bool, True)])
# --8<-- [end:same]
