from exercise import checked

RETRIEVED = {"returns#refund": "The label is free.\nMoney goes back within\n7 days."}


def claim(chunk: str, quote: str) -> dict[str, str]:
    return {"text": "You pay nothing.", "chunk": chunk, "quote": quote}


# --8<-- [start:test]
def test_a_source_that_was_not_retrieved() -> None:
    found = checked([claim("returns#time-limit", "The label is free.")], RETRIEVED)
    assert found == ["unknown source returns#time-limit"]


def test_words_that_do_not_stand_there() -> None:
    changed = claim("returns#refund", "Money goes back within 9 days.")
    assert checked([changed], RETRIEVED) == ["no such words in returns#refund"]


def test_a_line_break_or_a_capital_is_no_fault() -> None:
    good = claim("returns#refund", "money goes back within 7 days.")
    assert checked([good, good], RETRIEVED) == []


def test_a_quote_that_stands_everywhere_proves_nothing() -> None:
    for quote in ("", "  ", "e", "is free"):
        found = checked([claim("returns#refund", quote)], RETRIEVED)
        assert found == ["no such words in returns#refund"]


# --8<-- [end:test]
