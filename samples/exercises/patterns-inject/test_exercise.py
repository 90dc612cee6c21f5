from datetime import date

from exercise import remind

DUE = {"ana@example.com": "2026-11-20", "luis@example.com": "2026-11-21"}


# --8<-- [start:test]
def test_only_what_has_passed():
    sent = []
    late = remind(DUE, today=date(2026, 11, 21), send=sent.append)
    assert late == sent == ["ana@example.com"]


def test_a_second_call_starts_afresh():
    for _ in range(2):
        sent = []
        late = remind(DUE, today=date(2026, 11, 22), send=sent.append)
        assert late == sent == ["ana@example.com", "luis@example.com"]


# --8<-- [end:test]
