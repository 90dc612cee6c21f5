import pytest
from exercise import movable

SHA = "de0fac2e4500dabe0009e67214ff5f5447ce83dd"
DIGEST = "sha256:" + "a" * 64


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("job", "found"),
    [
        ({"steps": [{"uses": f"actions/checkout@{SHA}"}]}, set()),
        ({"steps": [{"uses": "actions/checkout@v6"}]}, {"actions/checkout@v6"}),
        ({"steps": [{"uses": f"a/b@{SHA[:7]}"}]}, {f"a/b@{SHA[:7]}"}),
        ({"steps": [{"uses": "./local"}, {"run": "make test"}]}, set()),
        (
            {"uses": "a/b/.github/workflows/c.yml@main"},
            {"a/b/.github/workflows/c.yml@main"},
        ),
        ({"steps": [{"uses": "docker://alpine:3"}]}, {"docker://alpine:3"}),
        ({"steps": [{"uses": f"docker://alpine@{DIGEST}"}]}, set()),
        ({"container": "python:3.13", "steps": []}, {"python:3.13"}),
        ({"container": {"image": f"python@{DIGEST}"}, "steps": []}, set()),
        ({"container": {"image": f"a@{DIGEST[:14]}"}}, {f"a@{DIGEST[:14]}"}),
        ({"services": {"db": {"image": "postgres:18"}}, "steps": []}, {"postgres:18"}),
    ],
)
def test_movable(job, found):
    assert movable({"jobs": {"test": job}}) == found


# --8<-- [end:test]
