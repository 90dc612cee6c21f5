#!/bin/sh
set -eu
# --8<-- [start:start]
python -c "print('migrations done')"
exec uvicorn app.main:app --host 127.0.0.1 --port "$PORT"
# --8<-- [end:start]
