# --8<-- [start:order]
numbers: list[str] = []


def test_the_first_invoice_gets_number_1():
    numbers.append(f"A-{len(numbers) + 1}")
    assert numbers == ["A-1"]


def test_the_second_invoice_gets_number_2():
    numbers.append(f"A-{len(numbers) + 1}")
    assert numbers[-1] == "A-2"


# --8<-- [end:order]
