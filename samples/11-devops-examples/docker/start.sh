#!/bin/sh
set -eu
# --8<-- [start:start]
python -c "print('migrations done')"
exec uvicorn app.main:app --host "$HOST" --port "$PORT"
# --8<-- [end:start]
