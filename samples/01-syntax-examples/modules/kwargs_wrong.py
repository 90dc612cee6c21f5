# --8<-- [start:create]
def create_invoice(customer: str, cents: int, **options: int) -> dict[str, int | str]:
    discount = options.get("discount", 0)
    return {"customer": customer, "cents": cents * (100 - discount) // 100}


print(create_invoice("Ana", 10_000, discuont=20))
# --8<-- [end:create]
