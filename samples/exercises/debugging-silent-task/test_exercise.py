import asyncio

import exercise
import pytest


async def confirm_and_wait(order):
    answer = await exercise.confirm(order)
    at_once = bool(exercise.running)
    if exercise.running:
        await asyncio.wait(set(exercise.running), timeout=5)
    await asyncio.sleep(0)
    return answer, at_once


# --8<-- [start:test]
@pytest.mark.parametrize(("order", "failures"), [(7, 1), (8, 0)])
def test_a_refused_mail_is_logged_once(order, failures, caplog):
    exercise.running.clear()
    answer, at_once = asyncio.run(confirm_and_wait(order))
    assert answer == f"order {order} confirmed"
    assert at_once, "the answer waited for the mail"
    logged = [record for record in caplog.records if record.name == "orders"]
    assert len(logged) == failures
    for record in logged:
        assert "7" in record.getMessage()
        assert record.exc_info[0] is ConnectionRefusedError
    assert not exercise.running, "finished tasks are kept for ever"


# --8<-- [end:test]
