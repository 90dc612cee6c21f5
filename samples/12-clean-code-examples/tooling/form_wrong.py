"""Nobody has annotated form_total, so mypy does not look into it."""


# --8<-- [start:form]
def line_total(quantity: int, cents: int) -> int:
    return quantity * cents


def form_total(form):
    return line_total(int(form["quantity"]), "250")


# --8<-- [end:form]
