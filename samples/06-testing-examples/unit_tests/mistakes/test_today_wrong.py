from datetime import date


# --8<-- [start:today]
def test_fee_on_the_first_of_april(monkeypatch):
    monkeypatch.setattr(date, "today", lambda: date(2026, 4, 1))


# --8<-- [end:today]
