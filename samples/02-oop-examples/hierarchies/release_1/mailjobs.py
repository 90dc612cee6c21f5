"""A queue library, release 1.4, as your project has installed it."""

ATTEMPTS = 3


# --8<-- [start:job]
class Job:
    """Subclass it and write work()."""

    def run(self) -> None:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                self.work()
                return
            except ConnectionError as error:
                print(f"  attempt {attempt}: {error}")

    def work(self) -> None:
        raise NotImplementedError


# --8<-- [end:job]
