from exercise import loose

# --8<-- [start:test]
REQUIREMENTS = """\
# made on 21 November
--index-url https://mirror.example.org/simple
rich==15.0.0 \\
    --hash=sha256:aaaa
pygments==2.21.0
mdurl>=0.1 --hash=sha256:bbbb
pluggy==1.* --hash=sha256:cccc
requests[socks]==2.34.2 ; python_version >= "3.13" --hash=sha256:dddd
httpx2  # was ==2.16.2
"""


def test_names_what_is_not_fixed():
    assert loose(REQUIREMENTS) == ["pygments", "mdurl", "pluggy", "httpx2"]


def test_nothing_to_say_about_a_full_lock():
    assert loose("rich==15.0.0 --hash=sha256:aaaa\n") == []


# --8<-- [end:test]
