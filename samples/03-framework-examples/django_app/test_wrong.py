"""The wrong twins are wrong in the way that the page says."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def run(script, url):
    return subprocess.run(
        [sys.executable, script],
        cwd=HERE,
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_naive_shop_stores_nonsense_and_mails_about_nothing(own_database):
    said = run("attack.py", own_database).stdout
    assert "0.30000000000000004" in said
    assert '"price": -3' in said
    assert '"price": NaN' in said
    assert "rows with it: 2" in said
    assert "again      -> 500 MultipleObjectsReturned" in said
    assert "rows with it: 0\n    mail sent: New in the shop: TEA-0006" in said
    assert "hunter2" in said


def test_a_validator_guards_one_door_and_a_constraint_all(own_database):
    said = run("doors_wrong.py", own_database).stdout
    assert said.count("stored") == 4
    assert said.count("IntegrityError") == 4


def test_a_task_as_a_row_shares_the_fate_of_its_transaction(own_database):
    said = run("rollback.py", own_database).stdout
    assert "at_once    rolled back  sent 1" in said
    assert "on_commit  rolled back  sent 0" in said
    assert "as_a_row   rolled back  sent 0  waiting 0" in said
    assert "as_a_row   committed    sent 0  waiting 1" in said


def test_on_commit_loses_the_task_when_the_queue_is_down(own_database):
    said = run("queue_down_wrong.py", own_database).stdout
    assert "ConnectionRefusedError" in said
    assert "rows: 1" in said


def test_a_broken_block_takes_no_more_queries(own_database):
    said = run("broken_block_wrong.py", own_database).stdout
    assert "add -> django.db.transaction.TransactionManagementError" in said
    assert "add_inside -> TEA-0001" in said


def test_check_is_gone_since_django_6(own_database):
    done = run("check_argument_wrong.py", own_database)
    assert done.returncode == 1
    assert "unexpected keyword argument 'check'" in done.stderr


def test_the_pool_needs_its_package(own_database):
    done = run("pool_wrong.py", own_database)
    assert done.returncode == 1
    assert "psycopg[pool]" in done.stdout


def test_old_rows_stop_a_constraint_and_steps_do_not(own_database):
    said = run("late_constraint_wrong.py", own_database).stdout
    assert "is violated by some row" in said
    assert "AddConstraintNotValid -> done" in said
    assert "a new row of -4 -> django.db.utils.IntegrityError" in said
    assert "ValidateConstraint -> done" in said
