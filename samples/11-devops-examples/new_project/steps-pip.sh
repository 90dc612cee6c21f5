# The same project with venv and pip alone. Replayed like steps.sh.

mkdir -p parcel-desk/src/parcel_desk parcel-desk/tests
cp "$PROJECT"/src/parcel_desk/*.py parcel-desk/src/parcel_desk/
cp "$PROJECT"/tests/*.py parcel-desk/tests/
cat "$PROJECT/base.toml" "$PROJECT/tools.toml" > parcel-desk/pyproject.toml
# --8<-- [start:create]
cd parcel-desk
python3 -m venv .venv
. .venv/bin/activate
# --8<-- [end:create]

# --8<-- [start:add]
python -m pip install -e . pytest ruff mypy
# --8<-- [end:add]

# --8<-- [start:program]
parcel-desk 0.4 5 12
# --8<-- [end:program]

# --8<-- [start:check]
pytest
python -m pip freeze --exclude-editable > requirements.txt
head -n 4 requirements.txt
# --8<-- [end:check]
