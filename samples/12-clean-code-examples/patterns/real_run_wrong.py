"""The vendor has renamed a method. The mocked suite is green; this is production."""

import os
from datetime import date

from sqlalchemy.orm import Session
from trees import copied

os.environ.setdefault("MAIL_HOST", "127.0.0.1")

with copied() as folder:
    vendor = folder / "vendors/cardco.py"
    vendor.write_text(vendor.read_text().replace("def refund(", "def undo("))

    from tangled import mocked_wrong
    from tangled.checkout_wrong import ENGINE, charge, refund
    from tangled.models import Base, Order

    mocked_wrong.test_half_is_refunded_after_three_weeks()
    print("mocked test: passed")

    Base.metadata.create_all(ENGINE)
    with Session(ENGINE) as session, session.begin():
        session.add(Order(id=7, cents=4900, email="ana@example.com"))
    charge(7, date(2026, 11, 1))
    refund(7, date(2026, 11, 22))
