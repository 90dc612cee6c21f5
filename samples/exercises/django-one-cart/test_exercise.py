from exercise import Cart, open_cart

from shop import at_once, create_tables


# --8<-- [start:test]
def test_two_tabs_share_one_open_cart() -> None:
    create_tables(Cart)
    Cart.objects.create(customer_id=7, closed=True)
    Cart.objects.create(customer_id=7, closed=True)
    # Both threads have looked, found nothing, and wait to insert.
    gate = "LOCK TABLE carts_cart IN SHARE MODE"
    first, second = at_once(gate, lambda: open_cart(7))
    assert first == second
    assert Cart.objects.filter(customer_id=7, closed=False).count() == 1


# --8<-- [end:test]
