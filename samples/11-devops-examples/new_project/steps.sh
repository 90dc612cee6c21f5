# Replayed by replay.py, line by line, in one shell. Lines outside of a region
# put the files in place that the page shows; $PROJECT is project/.

# --8<-- [start:create]
uv init --python 3.13 parcel-desk
cd parcel-desk
uv run parcel-desk
# --8<-- [end:create]
find . -type f -not -path './.git/*' -not -path './.venv/*' | sort > ../created.txt

# --8<-- [start:add]
uv add rich
uv add --dev pytest ruff mypy
uv tree --depth 2
# --8<-- [end:add]

cp "$PROJECT"/src/parcel_desk/*.py src/parcel_desk/
mkdir tests
cp "$PROJECT"/tests/*.py tests/
# --8<-- [start:program]
uv run parcel-desk 0.4 5 12
# --8<-- [end:program]

cat "$PROJECT/tools.toml" >> pyproject.toml
# --8<-- [start:pyproject]
cat pyproject.toml
# --8<-- [end:pyproject]

# --8<-- [start:check]
uv lock --check
uv run ruff format
uv run ruff check
uv run mypy
uv run pytest
# --8<-- [end:check]

mkdir .githooks
cp "$PROJECT/hooks/pre-commit" .githooks/
cp -R "$PROJECT/vscode" .vscode
# --8<-- [start:commit]
git config core.hooksPath .githooks
git add .
git commit -m "A tested, locked project"
git ls-files
# --8<-- [end:commit]

printf 'import os\n' > src/parcel_desk/late.py
# --8<-- [start:refused]
git add .
git commit -m "Friday, 18:55"  # fails
# --8<-- [end:refused]

# --8<-- [start:colleague]
cd ..
git clone --quiet parcel-desk colleague
cd colleague
uv sync --locked
uv run pytest -q
# --8<-- [end:colleague]

# --8<-- [start:export]
uv export --quiet --no-dev --no-emit-project -o pylock.toml
head -n 14 pylock.toml
# --8<-- [end:export]
