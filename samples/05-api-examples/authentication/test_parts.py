"""The small scripts that the page shows."""

import runpy
from pathlib import Path

import jwt
import pytest

import tokens

SECRET = "0123456789abcdef0123456789abcdef"


def test_pyjwt_accepts_a_token_without_an_end():
    token = jwt.encode({"sub": "ana"}, SECRET, "HS256")
    assert jwt.decode(token, SECRET, algorithms=["HS256"])
    with pytest.raises(jwt.MissingRequiredClaimError):
        jwt.decode(
            token,
            SECRET,
            algorithms=["HS256"],
            options={"require": ["exp"]},
        )


def test_pyjwt_refuses_none_whatever_the_key():
    token = jwt.encode({"sub": "ana"}, "", "none")
    for key in (SECRET, "", None):
        with pytest.raises(jwt.PyJWTError):
            jwt.decode(token, key, algorithms=["HS256", "none"])


def test_a_number_as_subject():
    token = jwt.encode({"sub": 42}, SECRET, "HS256")
    with pytest.raises(jwt.exceptions.InvalidSubjectError):
        jwt.decode(token, SECRET, algorithms=["HS256"])


def test_key_confusion_needs_both_families():
    from key_confusion_wrong import attempt, bare, forge, pem, public

    attempt(bare)  # accepted: the text has lost what PyJWT looks for
    with pytest.raises(jwt.InvalidKeyError):
        attempt(pem)
    with pytest.raises(jwt.InvalidAlgorithmError):
        jwt.decode(forge(bare), public, algorithms=["RS256"])


@pytest.mark.parametrize("kid", [{}, {"kid": "other"}])
def test_an_unknown_key_id_is_an_invalid_token(kid):
    ring = tokens.ring_of(bytes(32))
    headers = {"typ": "at+jwt"} | kid
    token = jwt.encode({}, ring.private, "EdDSA", headers=headers)
    with pytest.raises(jwt.InvalidTokenError):
        tokens.read(ring, token)


def test_another_type_of_token_is_refused():
    ring = tokens.ring_of(bytes(32))
    good = tokens.issue(ring, 1, 0)
    claims = jwt.decode(good, options={"verify_signature": False})
    other = jwt.encode(
        claims, ring.private, "EdDSA", headers={"kid": ring.current}
    )
    assert tokens.read(ring, good) == (1, 0)
    with pytest.raises(jwt.InvalidTokenError):
        tokens.read(ring, other)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("race_wrong.py", "both get a new token"),
        ("rollback_wrong.py", "a third token was issued"),
    ],
)
def test_the_wrong_rotations(
    database_url, monkeypatch, capsys, name, line
):
    monkeypatch.setenv("DATABASE_URL", database_url)
    runpy.run_path(str(Path(__file__).with_name(name)))
    assert line in capsys.readouterr().out


def test_keys_change_in_three_steps():
    old = tokens.ring_of(bytes(32), kid="old")
    new = tokens.ring_of(bytes([1] * 32), kid="new")
    both = tokens.KeyRing("new", new.private, old.public | new.public)
    before, after = tokens.issue(old, 1, 0), tokens.issue(both, 1, 0)
    assert tokens.read(both, before) == tokens.read(both, after) == (1, 0)
    assert tokens.read(new, after) == (1, 0)
    with pytest.raises(jwt.InvalidTokenError):
        tokens.read(new, before)
