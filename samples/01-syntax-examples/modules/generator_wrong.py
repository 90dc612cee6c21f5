from collections.abc import Iterator


# --8<-- [start:send]
def send_reminders(customers: list[str]) -> Iterator[str]:
    if not customers:
        raise ValueError("nobody to remind")
    for customer in customers:
        print("remind", customer)
        yield customer  # (!)


send_reminders(["Ana", "Ben"])
send_reminders([])
print("done")
# --8<-- [end:send]
