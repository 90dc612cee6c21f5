from exercise import first_of_each


class Counted(str):
    """A string that counts its comparisons."""

    __slots__ = ()
    comparisons = 0

    def __eq__(self, other):
        Counted.comparisons += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


# --8<-- [start:test]
def test_the_order_of_the_first_appearance_stays():
    cities = ["Sevilla", "Lima", "Sevilla", "Quito", "Lima"]
    assert first_of_each(cities) == ["Sevilla", "Lima", "Quito"]


def test_it_compares_each_item_about_once():
    codes = [Counted(f"P{number % 400}") for number in range(800)]
    Counted.comparisons = 0
    assert len(first_of_each(codes)) == 400
    assert Counted.comparisons < 2 * len(codes)


# --8<-- [end:test]
