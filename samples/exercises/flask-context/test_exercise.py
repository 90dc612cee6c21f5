from exercise import app, jobs


# --8<-- [start:test]
def test_the_job_does_its_work():
    client = app.test_client()
    for order in ("A-1", "A-2"):
        assert client.post("/orders", json={"order": order}).status_code == 202
    assert [job.result(5) for job in jobs] == [
        "shop@example.org: receipt for A-1",
        "shop@example.org: receipt for A-2",
    ]


# --8<-- [end:test]
