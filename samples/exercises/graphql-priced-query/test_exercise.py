from exercise import worst_rows
from graphql import parse


def price(query: str) -> int:
    return worst_rows(parse(query).definitions[0].selection_set)


# --8<-- [start:test]
def test_the_price_is_the_worst_case() -> None:
    assert price("{books(first: 3) {title reviews(first: 4) {stars}}}") == 3 + 3 * 4
    assert price("{books {reviews {stars}}}") == 10 + 10 * 10
    assert price("query($n: Int!) {books(first: $n) {title}}") == 50


# --8<-- [end:test]
