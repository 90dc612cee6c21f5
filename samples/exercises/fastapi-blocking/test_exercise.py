import asyncio
import time

import exercise
import httpx2


def client():
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=exercise.app), base_url="http://test"
    )


# --8<-- [start:test]
async def reports_and_a_heartbeat():
    async with client() as http:
        six = [http.get("/report") for _ in range(6)]
        reports = [asyncio.create_task(one) for one in six]
        await asyncio.sleep(0)
        began = time.perf_counter()
        await http.get("/livez")
        waited = time.perf_counter() - began
        await asyncio.gather(*reports)
    return waited


def test_the_loop_stays_free():
    assert asyncio.run(reports_and_a_heartbeat()) < 0.4


def test_two_reports_at_once():
    exercise.peak = 0
    asyncio.run(reports_and_a_heartbeat())
    assert exercise.peak == 2


# --8<-- [end:test]
