import pytest
from exercise import load


# --8<-- [start:test]
def write(tmp_path, data):
    path = tmp_path / "readings.txt"
    path.write_bytes(data)
    return path


def test_good_lines_count_and_bad_ones_are_named(tmp_path):
    readings, problems = load(write(tmp_path, b"20.5\n\n2O.5\n0\n21\n"))
    assert readings == [20.5, 0, 21]
    assert [problem.partition(":")[0] for problem in problems] == ["line 3"]


def test_a_mistake_of_the_caller_is_not_a_bad_line(tmp_path):
    with pytest.raises(TypeError):
        load(write(tmp_path, b"20.5\n"), scale=None)


def test_another_encoding_is_not_half_a_file(tmp_path):
    with pytest.raises(UnicodeDecodeError):
        load(write(tmp_path, b"20.5\n" * 3000 + b"\xf1\n"))


# --8<-- [end:test]
