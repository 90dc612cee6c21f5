import asyncio

import pytest
from exercise import send_all


class Import:
    """A source that knows how far it was read, and a receiver that counts."""

    def __init__(self, count, bad=None):
        self.count, self.bad = count, bad
        self.read = self.sent = self.inside = self.peak = self.ahead = 0

    def rows(self):
        for number in range(self.count):
            self.read += 1
            self.ahead = max(self.ahead, self.read - self.sent)
            yield {"order": str(number)}

    async def send(self, row):
        self.inside += 1
        self.peak = max(self.peak, self.inside)
        try:
            await asyncio.sleep(0.001)
            if row["order"] == self.bad:
                raise ConnectionResetError(self.bad)
            self.sent += 1
        finally:
            self.inside -= 1

    async def run(self, limit):
        await send_all(self.rows(), self.send, limit)


# --8<-- [start:test]
def test_four_in_flight_and_no_row_read_ahead():
    job = Import(200)
    asyncio.run(job.run(4))
    assert job.sent == 200
    assert job.peak == 4
    assert job.ahead <= 4 + 4 + 1, "the source was read ahead of the sending"


def test_the_first_failure_stops_the_reading():
    job = Import(200, bad="20")
    with pytest.RaisesGroup(ConnectionResetError):
        asyncio.run(job.run(4))
    assert job.read < 40
    assert job.inside == 0


@pytest.mark.parametrize("count", [0, 1, 3])
def test_few_rows(count):
    job = Import(count)
    asyncio.run(job.run(4))
    assert job.sent == count


# --8<-- [end:test]
