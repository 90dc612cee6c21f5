import pytest

from search import Keywords, codes, fuse, words

TEXTS = {
    "a#1": "Payment errors. ERR-4312: the window was closed.",
    "a#2": "Payment errors. ERR-4313: the bank refused.",
    "a#3": "Returns within thirty days.",
}


def test_words_keep_codes_whole_and_drop_what_tells_nothing() -> None:
    assert words("What does ERR-4312 mean?") == ["err-4312", "mean"]
    assert words("¿Cuántos días tengo?") == ["cuanto", "dia"]
    assert words("Returns, the return") == ["return", "return"]
    assert words("LMP-0420-B and the lamps") == ["lmp-0420-b", "lamp"]


def test_without_the_stop_list_question_words_stay() -> None:
    assert words("What does it mean?", stop=()) == ["what", "doe", "it", "mean"]


def test_a_chunk_without_a_common_word_is_not_in_the_ranking() -> None:
    keywords = Keywords(TEXTS)
    assert keywords.search("ERR-4312", k=3) == ["a#1"]
    assert keywords.search("giraffe", k=3) == []
    assert set(keywords.search("payment", k=3)) == {"a#1", "a#2"}
    assert len(keywords.search("payment", k=1)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("err-4312 at checkout", {"ERR-4312"}),
        ("LMP-0420-B or MOVE15", {"LMP-0420-B", "MOVE15"}),
        ("an E14 bulb, 8 watts, 2026", set()),
    ],
)
def test_codes(text: str, expected: set[str]) -> None:
    assert codes(text) == expected


# --8<-- [start:fuse]
def test_fusion_by_hand() -> None:
    # a: 1/61 + 1/62. b: 1/62. c: 1/61. c is above b, and a above both.
    assert fuse(["a", "b"], ["c", "a"]) == ["a", "c", "b"]
    assert fuse(["a", "b"], []) == ["a", "b"]
    assert fuse(["b"], ["a"]) == ["a", "b"]  # a tie is broken by id


# --8<-- [end:fuse]


def test_the_constant_decides_how_much_a_first_place_weighs() -> None:
    lone, both = ["x", "m"], ["y", "n", "m"]
    assert fuse(lone, both)[0] == "m"
    assert fuse(lone, both, constant=0)[0] != "m"
