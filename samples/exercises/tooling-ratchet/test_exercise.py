from exercise import grown

# --8<-- [start:test]
BEFORE = {"src/orders.py B006": 2, "src/orders.py S101": 1, "src/my file.py F841": 1}


def test_moving_code_to_another_file_is_no_growth():
    moved = {"src/baskets.py B006": 2, "src/orders.py S101": 1}
    assert grown(BEFORE, moved) == []


def test_one_more_is_named_with_the_files_that_gained():
    now = {"src/baskets.py B006": 2, "src/orders.py B006": 1, "src/a.py B006": 1}
    assert grown(BEFORE, now) == ["B006: 4, was 2 (src/a.py, src/baskets.py)"]


def test_a_rule_that_nobody_broke_before():
    now = BEFORE | {"src/orders.py DTZ005": 1, "src/my file.py F841": 2}
    assert grown(BEFORE, now) == [
        "DTZ005: 1, was 0 (src/orders.py)",
        "F841: 2, was 1 (src/my file.py)",
    ]


# --8<-- [end:test]
