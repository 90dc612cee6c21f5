"""A mail server that is away for the first connection, as they are."""

connections = 0


def send(drafts: list[str]) -> None:
    global connections
    connections += 1
    if connections == 1:
        raise ConnectionError("mail server not reachable")
    print(f"  sent {len(drafts)} invoices")
