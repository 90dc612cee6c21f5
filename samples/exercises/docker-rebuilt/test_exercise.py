import pytest
from exercise import rebuilt

CODE_FIRST = ["WORKDIR /app", "COPY . .", "RUN pip install -r requirements.txt"]
LOCK_FIRST = [
    "WORKDIR /app",
    "COPY requirements.txt ./",
    "RUN pip install -r requirements.txt",
    "COPY app ./app",
    "CMD uvicorn",
]


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("steps", "changed", "again"),
    [
        (CODE_FIRST, ["app/main.py"], CODE_FIRST[1:]),
        (LOCK_FIRST, ["app/main.py"], LOCK_FIRST[3:]),
        (LOCK_FIRST, ["requirements.txt"], LOCK_FIRST[1:]),
        (LOCK_FIRST, ["app/main.py", "requirements.txt"], LOCK_FIRST[1:]),
        (LOCK_FIRST, ["README.md", "application.py"], []),
        (
            ["COPY app/ tests/ ./", "RUN x"],
            ["tests/t.py"],
            ["COPY app/ tests/ ./", "RUN x"],
        ),
    ],
)
def test_rebuilt(steps, changed, again):
    assert rebuilt(steps, changed) == again


# --8<-- [end:test]
