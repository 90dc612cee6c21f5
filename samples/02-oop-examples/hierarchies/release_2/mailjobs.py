"""The same library, release 1.5. Its notes say: "New: a hook to free resources"."""

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
            finally:
                self.cleanup()  # (!)

    def work(self) -> None:
        raise NotImplementedError

    def cleanup(self) -> None:  # (!)
        """Called after each attempt. Does nothing unless you override it."""


# --8<-- [end:job]
