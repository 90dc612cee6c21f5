"""One module of attacks against both apps: open in one, shut in the other."""

import pytest

from attacks import ATTACKS


# --8<-- [start:attacks]
@pytest.mark.parametrize("which", ["wrong", "right"])
@pytest.mark.parametrize("name", ATTACKS)
def test_attack(request, name, which):
    app = request.getfixturevalue(which)  # on a socket, with a database
    got = ATTACKS[name](app)
    assert (got is None) == (which == "right"), got


# --8<-- [end:attacks]
