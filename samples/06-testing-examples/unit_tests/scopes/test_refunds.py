def test_refund(basket):
    assert basket == []
