#!/bin/sh
# --8<-- [start:start]
python -c "print('migrations done')"
uvicorn app.main:app --host 127.0.0.1 --port "$PORT"
# --8<-- [end:start]
