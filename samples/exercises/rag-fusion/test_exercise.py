from exercise import fuse


# --8<-- [start:test]
def test_second_in_both_beats_first_in_one() -> None:
    vector = [("a", 0.71), ("b", 0.70)]
    keyword = [("c", 19.0), ("b", 2.0)]
    assert fuse(vector, keyword) == ["b", "a", "c"]
    assert fuse(keyword, vector) == ["b", "a", "c"]


def test_a_chunk_without_a_common_word_does_not_vote() -> None:
    vector = [("a", 0.50), ("b", 0.49)]
    keyword = [("b", 0.0), ("c", 0.0)]
    assert fuse(vector, keyword) == ["a", "b"]


def test_one_empty_ranking_changes_nothing() -> None:
    assert fuse([("b", 0.9), ("a", 0.2)], []) == ["b", "a"]
    assert fuse([], [("b", 3.0), ("a", 1.0)]) == ["b", "a"]


# --8<-- [end:test]
