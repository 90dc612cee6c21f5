# What the page shows. workshop.py types each region in a fresh copy of project/.
# --8<-- [start:green]
cp "$SAMPLE/shop_wrong.py" src/shop.py && cp "$SAMPLE/suite_wrong.py" tests/test_shop.py  # hidden
printf '[tool.pytest]\npythonpath = ["src"]\n' > pyproject.toml  # hidden
pytest -q --disable-warnings
# --8<-- [end:green]
# --8<-- [start:harm]
cp "$SAMPLE/shop_wrong.py" src/shop.py  # hidden
printf '[tool.pytest]\npythonpath = ["src"]\n' > pyproject.toml  # hidden
pytest -q --disable-warnings --tb=no
# --8<-- [end:harm]
# --8<-- [start:default]
cp "$SAMPLE/shop_wrong.py" src/shop.py && rm pyproject.toml  # hidden
ruff check --output-format concise src
# --8<-- [end:default]
# --8<-- [start:legacy]
cp "$SAMPLE/shop_wrong.py" src/shop.py && rm pyproject.toml  # hidden
black --check src
isort --profile black --check src
flake8 --max-line-length 88 src
bandit -q -r src -f custom --msg-template "{relpath}:{line}: {test_id} {msg}"
# --8<-- [end:legacy]
# --8<-- [start:chosen]
cp "$SAMPLE/shop_wrong.py" src/shop.py  # hidden
ruff check --output-format concise src
ruff check --preview --select PLW1514 --output-format concise src
# --8<-- [end:chosen]
# --8<-- [start:types]
cp "$SAMPLE/shop_wrong.py" src/shop.py  # hidden
mypy src
# --8<-- [end:types]
# --8<-- [start:strict]
cp "$SAMPLE/shop_wrong.py" src/shop.py && cp "$SAMPLE/suite_wrong.py" tests/test_shop.py  # hidden
sed -i 's/is "ES"/== "ES"/' src/shop.py  # hidden
pytest -q --tb=no
# --8<-- [end:strict]
# --8<-- [start:gate]
ruff format --check
ruff check
mypy
pytest -q
# --8<-- [end:gate]
# --8<-- [start:unsafe]
cp "$SAMPLE/memo_wrong.py" memo.py  # hidden
python memo.py
ruff check --select B006 --fix --unsafe-fixes memo.py
python memo.py
# --8<-- [end:unsafe]
# --8<-- [start:silenced]
cp "$SAMPLE/shop_wrong.py" src/shop.py  # hidden
ruff check --select B905 --fix --unsafe-fixes src
grep "zip(" src/shop.py
ruff check --select B905 src
# --8<-- [end:silenced]
# --8<-- [start:ratchet]
cp "$SAMPLE/shop_wrong.py" src/shop.py && cp "$SAMPLE/ratchet.py" .  # hidden
python ratchet.py start
echo 'opened = datetime.now()' >> src/shop.py
python ratchet.py
# --8<-- [end:ratchet]
# --8<-- [start:noqa]
cp "$SAMPLE/shop_wrong.py" src/shop.py  # hidden
ruff check --add-noqa="old" src
ruff check src
grep -m 2 noqa src/shop.py
# --8<-- [end:noqa]
# --8<-- [start:hook]
git init -q -b main . && git add -A && git commit -q -m "The shop"  # hidden
pre-commit install
printf '\n\ndef opened() -> str:\n    return f"{datetime.now()}"\n' >> src/shop.py
git commit -q -a -m "Say since when the shop is open"
# --8<-- [end:hook]
# --8<-- [start:no_stubs]
cp "$SAMPLE/report_wrong.py" report.py && rm pyproject.toml  # hidden
mypy report.py
mypy --strict --ignore-missing-imports report.py
python report.py
# --8<-- [end:no_stubs]
# --8<-- [start:bare_noqa]
cp "$SAMPLE/backup_wrong.py" backup.py && rm pyproject.toml  # hidden
ruff check --select S602 --output-format concise backup.py
ruff check --select S602,E501,PGH004,RUF100 --output-format concise backup.py
# --8<-- [end:bare_noqa]
# --8<-- [start:two_sorters]
cp "$SAMPLE/imports_wrong.py" src/report.py  # hidden
isort src/report.py
ruff check --select I --output-format concise src/report.py
ruff check --select I --fix -q src/report.py
isort --check src/report.py
isort --profile black --check src/report.py && echo agreed
# --8<-- [end:two_sorters]
# --8<-- [start:comma]
printf '[tool.ruff.lint]\nselect = ["E", "F", "COM"]\n' > pyproject.toml  # hidden
ruff format
# --8<-- [end:comma]
# --8<-- [start:untyped]
cp "$SAMPLE/form_wrong.py" form.py && rm pyproject.toml  # hidden
mypy form.py
mypy --check-untyped-defs form.py
# --8<-- [end:untyped]
# --8<-- [start:basic]
cp "$SAMPLE/form_wrong.py" form.py && rm pyproject.toml  # hidden
pyrefly check form.py
pyrefly check --preset default --output-format min-text form.py
# --8<-- [end:basic]
