"""Green, whatever happens to the database and to the vendor."""

from datetime import date
from unittest.mock import Mock, patch

from tangled.checkout_wrong import charge, refund


# --8<-- [start:mocked]
@patch("tangled.checkout_wrong.smtplib.SMTP")
@patch("tangled.checkout_wrong.CARDCO")
@patch("tangled.checkout_wrong.Session")
def test_half_is_refunded_after_three_weeks(session, cardco, smtp):
    order = Mock(id=7, cents=4900, refunded_cents=0, paid_on=date(2026, 11, 1))
    order.email = "ana@example.com"
    found = session.return_value.__enter__.return_value
    found.get_one.return_value = order

    assert refund(7, date(2026, 11, 22), "torn") == 2450
    assert order.refund_reason == "torn"

    cardco.refund.assert_called_once_with(order.charge_id, 2450, key="refund-7")
    mail_server = smtp.return_value.__enter__.return_value
    mail_server.send_message.assert_called_once()


# --8<-- [end:mocked]


@patch("tangled.checkout_wrong.CARDCO")
@patch("tangled.checkout_wrong.Session")
def test_charge(session, cardco):
    order = Mock(id=7, cents=4900)
    session.return_value.__enter__.return_value.get_one.return_value = order
    charge(7, date(2026, 11, 1))
    cardco.charge.assert_called_once_with(4900, key="charge-7")
    assert order.charge_id == cardco.charge.return_value
