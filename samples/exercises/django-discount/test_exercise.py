from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from exercise import Discount

from shop import create_tables

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


# --8<-- [start:test]
def test_the_table_keeps_the_rules() -> None:
    create_tables(Discount)
    Discount.objects.create(percent=20, starts=MAY, ends=JUNE)
    for wrong in ({"percent": 0}, {"percent": 150}, {"starts": JUNE, "ends": MAY}):
        with pytest.raises(IntegrityError):
            Discount.objects.update(**wrong)
    with pytest.raises(ValidationError):
        Discount(percent=150, starts=MAY, ends=JUNE).full_clean()


# --8<-- [end:test]
