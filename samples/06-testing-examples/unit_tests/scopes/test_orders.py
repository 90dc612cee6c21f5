def test_add(basket):
    assert basket == []


def test_remove(basket):
    assert basket == []
