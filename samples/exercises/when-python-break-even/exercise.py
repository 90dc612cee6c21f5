CORE_MONTH = 30  # euros for a core, rented for a month
BILL = 4_000  # euros a month for everything: database, storage, logs, this service


def months(
    requests_per_second: float,
    cpu_ms: float,
    faster: float,
    rewrite: float,
    second_runtime: float,
) -> float | None:
    return rewrite / (BILL - BILL / faster)
