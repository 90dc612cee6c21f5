"""python -m shopjobs_wrong.jobs"""

from importlib import import_module

# --8<-- [start:jobs]
print("running", __name__)
JOBS: list[str] = []


def main() -> None:
    import_module("shopjobs_wrong.invoices")
    print("jobs in", __name__, JOBS)


if __name__ == "__main__":
    main()
# --8<-- [end:jobs]
