from exercise import Item, take

from shop import at_once, create_tables


# --8<-- [start:test]
def test_the_last_piece_is_sold_once() -> None:
    create_tables(Item)
    item = Item.objects.create(pieces=1)
    gate = "SELECT * FROM stock_item FOR UPDATE"
    sold = at_once(gate, lambda: take(item.pk))
    item.refresh_from_db()
    assert sorted(sold) == [False, True]
    assert item.pieces == 0


# --8<-- [end:test]
