CORE_MONTH = 30  # euros for a core, rented for a month


def months(
    requests_per_second: float,
    cpu_ms: float,
    faster: float,
    rewrite: float,
    second_runtime: float,
) -> float | None:
    cores = requests_per_second * cpu_ms / 1000
    saved = (cores - cores / faster) * CORE_MONTH - second_runtime
    return rewrite / saved if saved > 0 else None
