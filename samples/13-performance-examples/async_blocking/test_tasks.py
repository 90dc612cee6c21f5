"""Several waits at once, deadlines, cancellation, background work, context, queues."""

import asyncio
import gc
import warnings

import pytest

import background
import backlog
import context
import deadline
import fetch
import fetch_wrong
from partner import Partner

SKUS = list(range(1, 11))


@pytest.mark.parametrize(
    ("way", "peak"),
    [(fetch_wrong.fetch_prices, 1), (fetch.fetch_prices, 10)],
)
def test_both_ways_bring_the_same_prices_in_order(way, peak):
    partner = Partner(0.01)
    assert asyncio.run(way(partner, SKUS)) == [sku / 100 for sku in SKUS]
    assert partner.peak == peak


# --8<-- [start:bounded]
def test_never_more_than_the_limit_is_in_flight():
    partner = Partner(0.01)
    prices = asyncio.run(
        fetch.fetch_bounded(partner, list(range(50)), limit=8)
    )
    assert prices == [sku / 100 for sku in range(50)]
    assert partner.peak == 8
    # --8<-- [end:bounded]


class Refusing(Partner):
    """Refuses sku 3 and keeps the others waiting."""

    async def price(self, sku):
        if sku == 3:
            raise LookupError("sku 3")
        return await super().price(sku)


# --8<-- [start:group]
@pytest.mark.parametrize("way", [fetch.fetch_prices, fetch.fetch_bounded])
def test_one_failure_cancels_the_others(way):
    partner = Refusing(wait_s=10)
    limit = {"limit": 20} if way is fetch.fetch_bounded else {}
    with pytest.RaisesGroup(LookupError):
        asyncio.run(way(partner, SKUS, **limit))
    assert partner.inside == 0
    # --8<-- [end:group]


async def with_silence(call):
    silent = deadline.Silent()
    server = await asyncio.start_server(silent.serve, "127.0.0.1", 0)
    async with server:
        try:
            return await call(server.sockets[0].getsockname()[1]), silent
        finally:
            for _ in range(100):  # the server's side needs a moment
                await asyncio.sleep(0.01)
                if not silent.open:
                    break


# --8<-- [start:deadline]
def test_silence_ends_at_the_deadline_and_the_socket_is_closed():
    with warnings.catch_warnings():
        warnings.simplefilter(
            "error", ResourceWarning
        )  # nobody else may close it
        answer, silent = asyncio.run(
            with_silence(lambda port: deadline.ask_or_none(port, 0.1))
        )
        gc.collect()
    assert answer is None
    assert silent.open == 0
    # --8<-- [end:deadline]


def test_the_server_had_the_connection():
    async def look(port):
        asking = asyncio.create_task(deadline.ask(port))
        await asyncio.sleep(0.1)
        still = not asking.done()
        asking.cancel()
        await asyncio.wait([asking])
        return still, asking.cancelled()

    (still, cancelled), silent = asyncio.run(with_silence(look))
    assert still, "without a timeout it waits on"
    assert cancelled, "ask() must not turn a cancellation into an answer"
    assert silent.open == 0


def test_an_answer_in_time_is_returned():
    async def answer(reader, writer):
        await reader.readline()
        writer.write(b"4.90\n")
        await writer.drain()
        writer.close()

    async def main():
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            return await deadline.ask_or_none(port, 5)

    assert asyncio.run(main()) == "4.90\n"


def test_a_timeout_does_not_stop_a_thread(capsys):
    asyncio.run(deadline.give_up_on_a_thread())
    assert capsys.readouterr().out.splitlines() == [
        "timeout: []",
        "a little later: ['card charged']",
    ]


# --8<-- [start:held]
async def forever():
    await asyncio.get_running_loop().create_future()


def test_the_loop_alone_does_not_keep_a_task(caplog):
    async def main(start):
        kept = start()
        await asyncio.sleep(0)
        gc.collect()
        return len(asyncio.all_tasks()) - 1, kept

    def forget():
        asyncio.create_task(forever())  # noqa: RUF006 - that is the fault

    def hold():
        group = background.Background()
        group.start(forever(), "held")
        return group

    assert asyncio.run(main(forget))[0] == 0
    assert "Task was destroyed but it is pending!" in caplog.text
    assert asyncio.run(main(hold))[0] == 1
    # --8<-- [end:held]


def run_background(*orders):
    group = background.Background()

    async def main():
        for order in orders:
            group.start(background.send_mail(order), f"mail {order}")
        held = len(group.tasks)
        await group.close(seconds=5)
        return held

    return asyncio.run(main()), group


def test_a_failure_is_logged_once_with_its_traceback(caplog):
    held, group = run_background(6, 7, 8)
    assert held == 3
    assert not group.tasks, "ended tasks are let go"
    (record,) = caplog.records
    assert record.getMessage() == "mail 7 failed"
    assert record.exc_info[0] is ConnectionRefusedError


def test_close_waits_for_what_runs_and_cancels_what_is_late(caplog):
    seen = []

    async def work(name, seconds):
        try:
            await asyncio.sleep(seconds)
            seen.append(f"{name} done")
        except asyncio.CancelledError:
            await asyncio.sleep(0)  # cleaning up takes a turn as well
            seen.append(f"{name} cleaned up")
            raise

    async def main():
        group = background.Background()
        group.start(work("short", 0.01), "short")
        group.start(work("long", 60), "long")
        await group.close(seconds=0.2)
        seen.append("closed")

    asyncio.run(main())
    assert seen == ["short done", "long cleaned up", "closed"]
    assert not caplog.records, "a cancelled task is no failure"


def test_close_with_nothing_to_do():
    asyncio.run(background.Background().close(seconds=1))


# --8<-- [start:context]
def test_requests_at_once_keep_their_own_id(capsys):
    async def main():
        async with asyncio.TaskGroup() as group:
            for order in (7, 8):
                group.create_task(context.handle(order))
        return context.request_id.get()

    assert asyncio.run(main()) == "-"
    lines = sorted(capsys.readouterr().out.splitlines())
    for order in ("order-7", "order-8"):
        mine = [
            line.split(maxsplit=1)[1]
            for line in lines
            if line.startswith(order)
        ]
        assert mine == ["a task", "awaited", "to_thread"]
    assert (
        sum(line.startswith("- ") for line in lines) == 2
    )  # run_in_executor
    # --8<-- [end:context]


# --8<-- [start:backlog]
@pytest.mark.parametrize(("places", "peak"), [(0, 200), (10, 10)])
def test_the_queue_is_as_long_as_it_may_be(places, peak):
    handled = []

    async def handle(order):
        await asyncio.sleep(0)
        handled.append(order)

    assert (
        asyncio.run(backlog.process(range(200), handle, places)) == peak
    )
    assert sorted(handled) == list(range(200))
    # --8<-- [end:backlog]


def test_a_failing_worker_does_not_leave_the_producer_waiting():
    async def handle(order):
        raise LookupError(order)

    async def main():
        async with asyncio.timeout(5):
            await backlog.process(range(200), handle, places=10)

    with pytest.RaisesGroup(
        LookupError, LookupError, LookupError, LookupError
    ):
        asyncio.run(main())
