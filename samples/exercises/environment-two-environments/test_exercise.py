import pytest
from exercise import same_environment

PIP = "pip 25.3 from {} (python 3.13)"


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("prefix", "pip", "same"),
    [
        ("/ana/shop/.venv", "/ana/shop/.venv/lib/site-packages/pip", True),
        ("/ana/shop/.venv", "/ana/old/.venv/lib/site-packages/pip", False),
        ("/ana/shop/.venv", "/ana/shop/.venv2/lib/site-packages/pip", False),
        (r"C:\shop\.venv", r"c:\shop\.venv\Lib\site-packages\pip", True),
    ],
)
def test_same_environment(prefix, pip, same):
    assert same_environment(prefix, PIP.format(pip)) is same


# --8<-- [end:test]
