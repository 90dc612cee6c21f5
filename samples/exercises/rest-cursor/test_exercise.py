import pytest
from exercise import BadCursor, page

ROWS = [(n // 4, n) for n in range(1, 12)]  # four ids share each second


def walk(limit, newest_first):
    found, cursor = page(ROWS, limit, None, newest_first)
    while cursor is not None:
        more, cursor = page(ROWS, limit, cursor, newest_first)
        found += more
    return found


# --8<-- [start:test]
@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 3, 11])
def test_every_row_once_in_order(limit, newest_first):
    assert walk(limit, newest_first) == sorted(ROWS, reverse=newest_first)


def test_a_cursor_belongs_to_one_direction():
    _, cursor = page(ROWS, 2)
    with pytest.raises(BadCursor):
        page(ROWS, 2, cursor, newest_first=True)


@pytest.mark.parametrize("cursor", ["", "abc", "7", "W10=", "bnVsbA==", "é"])
def test_a_made_up_cursor_is_refused(cursor):
    with pytest.raises(BadCursor):
        page(ROWS, 2, cursor)


# --8<-- [end:test]
