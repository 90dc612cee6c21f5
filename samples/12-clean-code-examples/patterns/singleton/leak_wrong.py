from rates_wrong import Settings, may_refund


# --8<-- [start:leak]
def test_christmas_orders_have_sixty_days():
    Settings().refund_days = 60
    assert may_refund(45)


def test_refund_is_refused_after_a_month():
    assert not may_refund(31)


# --8<-- [end:leak]
