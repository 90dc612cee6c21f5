from exercise import Summary, read_cents, summary


# --8<-- [start:test]
def test_a_generator_is_summed_too():
    lines = ["1999", "", "501", "2500"]
    assert summary(read_cents(lines)) == Summary(sales=3, highest=2500, total=5000)


def test_a_list_still_works():
    assert summary([100, 300]) == Summary(sales=2, highest=300, total=400)


def test_a_day_without_sales():
    assert summary(read_cents([])) == Summary(sales=0, highest=0, total=0)


# --8<-- [end:test]
