#!/bin/sh
# Prints the Python that makes the environments: $PYTHON where given, else the environment's own, else the first on the PATH
# that runs and is 3.11 or newer. (A pyenv shim may exist and still not run, so each one is tried.)
found=""

version() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

good() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

if [ -n "${PYTHON:-}" ]; then
    if good "$PYTHON"; then
        echo "$PYTHON"
        exit 0
    fi
    found="$(version "$PYTHON")"
    if [ -n "$found" ]; then
        echo "Proven Python needs Python 3.11 or newer, and $PYTHON is $found." >&2
    else
        echo "Proven Python needs Python 3.11 or newer, and PYTHON=$PYTHON does not run." >&2
    fi
    exit 1
fi

for candidate in .venv/site/bin/python python3.13 python3.12 python3.11 python3.14 python3 python; do
    if good "$candidate"; then
        echo "$candidate"
        exit 0
    fi
    if [ -z "$found" ]; then
        found="$(version "$candidate")"
    fi
done

if [ -n "$found" ]; then
    had="only $found was found"
else
    had="none was found on the PATH"
fi
echo "Proven Python needs Python 3.11 or newer, and $had: install one, or name it, as in: make serve PYTHON=/path/to/python3.12" >&2
exit 1
