"""Read by gunicorn when it starts in this folder; the command line wins over it."""

# --8<-- [start:gunicorn]
# How many processes: the environment says it (WEB_CONCURRENCY=2).
threads = 5  # as many as the pool has connections
timeout = 30  # for a worker that is stuck; no limit for a request
graceful_timeout = 20  # shorter than your orchestrator's patience
max_requests = 10_000  # a slow leak ends here
max_requests_jitter = 1_000  # and not in all workers at once
control_socket_disable = True  # nobody here steers it with gunicornc
# --8<-- [end:gunicorn]
