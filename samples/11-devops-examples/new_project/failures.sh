# What "works on my machine" looks like, replayed. `publish` puts a version of
# the small package parcel-rates on the index; it is not shown.

# The environments have one copy of pip's own code between them, so that Python
# compiles it once. Each has its own interpreter, its own `pip` and its packages.
python3 -m zipfile -e "$STDLIB"/ensurepip/_bundled/pip-*.whl one-pip
environment() {
    uv venv --seed "$1"
    rm -r "$1/lib/python3.13/site-packages/pip"
    ln -s ~/one-pip/pip "$1/lib/python3.13/site-packages/pip"
}

# ---- pip of one environment, python of another
publish 1.0
environment old-project/.venv
environment quotes/.venv
cp "$SAMPLE/quote_wrong.py" quotes/quote.py
cd quotes
. ../old-project/.venv/bin/activate
# --8<-- [start:other_interpreter]
pip install parcel-rates
# Now press Run in the editor, which types:
~/quotes/.venv/bin/python quote.py  # fails
# --8<-- [end:other_interpreter]
# --8<-- [start:who]
pip --version
~/quotes/.venv/bin/python -m pip --version
~/quotes/.venv/bin/python -m pip install parcel-rates
~/quotes/.venv/bin/python quote.py
# --8<-- [end:who]
deactivate
rm -rf .venv

# ---- no lock
echo parcel-rates > requirements.txt
environment monday
environment tuesday
# --8<-- [start:monday]
monday/bin/python -m pip install -r requirements.txt
monday/bin/python quote.py
# --8<-- [end:monday]
uv init --bare --python 3.13
uv add parcel-rates
rm -rf .venv
publish 2.0
# --8<-- [start:tuesday]
tuesday/bin/python -m pip install -r requirements.txt
tuesday/bin/python quote.py  # fails
# --8<-- [end:tuesday]

# ---- with a lock
# --8<-- [start:locked]
uv sync --locked
uv run quote.py
# --8<-- [end:locked]
# --8<-- [start:lock_file]
cat uv.lock
# --8<-- [end:lock_file]

# ---- another file under the same name
publish --replace 1.0
rm -rf .venv
# --8<-- [start:tampered]
uv sync --locked --no-cache  # fails
# --8<-- [end:tampered]
uv export --quiet --no-emit-project -o requirements.txt
# --8<-- [start:tampered_pip]
tuesday/bin/python -m pip install --require-hashes -r requirements.txt  # fails
# --8<-- [end:tampered_pip]

# ---- the lock does not fit
sed -i 's/parcel-rates>=1.0/parcel-rates>=2/' pyproject.toml
# --8<-- [start:stale]
uv lock --check  # fails
# --8<-- [end:stale]
# --8<-- [start:repaired]
uv run quote.py  # fails
grep -A 1 '^name = "parcel-rates"' uv.lock
uv lock --check
# --8<-- [end:repaired]
sed -i 's/parcel-rates>=2/parcel-rates>=1.0/' pyproject.toml

# ---- a Python that the project does not allow
sed -i 's/requires-python = .*/requires-python = ">=3.14"/' pyproject.toml
echo 3.13 > .python-version
# --8<-- [start:old_python]
uv run quote.py  # fails
# --8<-- [end:old_python]
cd ..

# ---- a Python that belongs to the system (PEP 668)
mkdir -p system/lib/python3.13
ln -s "$STDLIB"/* system/lib/python3.13/
printf '[externally-managed]\nError=Use apt, or a virtual environment.\n' > system/lib/python3.13/EXTERNALLY-MANAGED
PYTHONHOME=$PWD/system
PYTHONPATH=~/one-pip
export PYTHONHOME PYTHONPATH
# --8<-- [start:managed]
python3 -m pip install rich  # fails
# --8<-- [end:managed]
unset PYTHONHOME PYTHONPATH

# ---- a script with its own dependencies
cp "$PROJECT/scripts/label.py" .
# --8<-- [start:script]
uv run label.py
# --8<-- [end:script]
