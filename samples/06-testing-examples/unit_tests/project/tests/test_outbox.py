import logging
from datetime import date

import pytest

from outbox import sender, write_reminders

TODAY = date(2026, 4, 1)


# --8<-- [start:edges]
@pytest.fixture(autouse=True)
def from_the_shop(monkeypatch):
    monkeypatch.setenv("INVOICE_SENDER", "shop@example.org")


def test_a_reminder_is_written(make_invoice, tmp_path, capsys):
    write_reminders({"A-1": make_invoice()}, tmp_path, TODAY)

    text = (tmp_path / "A-1.txt").read_text(encoding="utf-8")
    assert text == "shop@example.org: you owe 121.00\n"
    assert capsys.readouterr().out == "wrote A-1.txt\n"


def test_a_second_reminder_is_logged_and_not_written(make_invoice, tmp_path, caplog):
    (tmp_path / "A-1.txt").write_text("first", encoding="utf-8")

    write_reminders({"A-1": make_invoice()}, tmp_path, TODAY)

    assert (tmp_path / "A-1.txt").read_text(encoding="utf-8") == "first"
    assert caplog.record_tuples == [
        ("outbox", logging.WARNING, "reminder A-1 was written before")
    ]


# --8<-- [end:edges]
# --8<-- [start:unset]
def test_a_missing_sender_is_named(monkeypatch):
    monkeypatch.delenv("INVOICE_SENDER")

    with pytest.raises(RuntimeError, match="INVOICE_SENDER"):
        sender()


# --8<-- [end:unset]
def test_an_invoice_due_today_gets_none(make_invoice, tmp_path):
    write_reminders({"A-1": make_invoice()}, tmp_path, make_invoice().due)

    assert list(tmp_path.iterdir()) == []
