from collections.abc import Callable

JOBS: dict[str, Callable[[], str]] = {}


# --8<-- [start:register]
def retried(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


def job(function):
    JOBS[function.__name__] = function
    return function


@job
@retried
def send_invoices() -> str:
    return "invoices sent"


@job
@retried
def delete_old_baskets() -> str:
    return "baskets deleted"


print(list(JOBS))
print(JOBS["wrapper"]())
# --8<-- [end:register]
