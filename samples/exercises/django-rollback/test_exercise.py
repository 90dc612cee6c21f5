import pytest
from django.db import IntegrityError
from exercise import Member, join, sent

from shop import create_tables


# --8<-- [start:test]
def test_only_stored_members_are_welcomed() -> None:
    create_tables(Member)
    with pytest.raises(IntegrityError):
        join(["ana@example.com", "luis@example.com", "ana@example.com"])
    assert not Member.objects.exists()
    assert sent == []
    join(["ana@example.com", "luis@example.com"])
    assert sent == ["ana@example.com", "luis@example.com"]


# --8<-- [end:test]
