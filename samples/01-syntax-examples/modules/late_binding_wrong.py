from collections.abc import Callable


# --8<-- [start:loop]
def reminders(customers: list[str]) -> list[Callable[[], None]]:
    actions = []
    for customer in customers:
        actions.append(lambda: print("remind", customer))  # (!)
    return actions


for remind in reminders(["Ana", "Ben", "Eva"]):
    remind()
# --8<-- [end:loop]
