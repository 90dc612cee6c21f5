def test_price_of_refunds():
    assert True
