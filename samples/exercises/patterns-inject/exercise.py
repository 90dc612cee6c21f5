"""Make the rule testable: what it reaches for must come in."""

import smtplib
from datetime import UTC, datetime
from email.message import EmailMessage

OVERDUE: list[str] = []  # everybody who was ever reminded


def remind(due: dict[str, str]) -> list[str]:
    """Remind everyone whose date (ISO) has passed; at most once in this call."""
    for address, day in due.items():
        if day < datetime.now(UTC).date().isoformat() and address not in OVERDUE:
            mail = EmailMessage()
            mail["To"] = address
            with smtplib.SMTP("mail.invalid") as server:
                server.send_message(mail)
            OVERDUE.append(address)
    return OVERDUE
