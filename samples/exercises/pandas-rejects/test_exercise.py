from exercise import load

EXPORT = """\
code;phone;country
007;+34600111222;ES
8;;NA
;+351911222333;PT
9;+34600111223;
 ;;

10;;AR
"""


# --8<-- [start:test]
def test_each_line_is_in_one_table():
    usable, rejects = load(EXPORT)
    assert usable["line"].tolist() == [2, 3, 8]
    assert rejects["line"].tolist() == [4, 5, 6, 7]


def test_the_cells_are_what_the_file_says():
    usable, _ = load(EXPORT)
    assert usable["code"].tolist() == ["007", "8", "10"]
    assert usable["country"].tolist() == ["ES", "NA", "AR"]
    assert usable["phone"].tolist() == ["+34600111222", "", ""]


def test_each_reject_has_its_reason():
    _, rejects = load(EXPORT)
    assert rejects["reason"].tolist() == ["no code", "no country", "no code", "no code"]


# --8<-- [end:test]
