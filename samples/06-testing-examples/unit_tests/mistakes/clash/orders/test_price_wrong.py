def test_price_of_orders():
    assert True
