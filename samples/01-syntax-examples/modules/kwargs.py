# --8<-- [start:create]
def create_invoice(
    customer: str, cents: int, *, discount: int = 0
) -> dict[str, int | str]:
    return {"customer": customer, "cents": cents * (100 - discount) // 100}


print(create_invoice("Ana", 10_000, discuont=20))
# --8<-- [end:create]
