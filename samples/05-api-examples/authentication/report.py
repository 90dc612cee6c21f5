"""Every attack against both apps, side by side."""

from __future__ import annotations

import os

from support import postgres

from attacks import ATTACKS
from targets import running

server = os.environ["DATABASE_URL"]
with (
    postgres.fresh_database(server) as one,
    postgres.fresh_database(server) as two,
    running("wrong", one) as wrong,
    running("right", two) as right,
):
    print(f"{'attack':26}{'as people write it':38}this chapter")
    for name, attack in ATTACKS.items():
        got, held = attack(wrong), attack(right)
        print(f"{name:26}{got or 'refused':38}{held or 'refused'}")
