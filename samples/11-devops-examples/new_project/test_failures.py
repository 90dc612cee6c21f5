"""Each failure of the page fails, for the reason that the page gives."""

import pytest


@pytest.mark.parametrize(
    ("region", "message"),
    [
        ("other_interpreter", "ModuleNotFoundError: No module named 'parcel_rates'"),
        ("tuesday", "TypeError: price() takes 1 positional argument"),
        ("tampered", "Hash mismatch for `parcel-rates==1.0`"),
        ("tampered_pip", "DO NOT MATCH THE HASHES"),
        ("stale", "needs to be updated"),
        ("old_python", "incompatible with the project's Python requirement"),
        ("managed", "error: externally-managed-environment"),
    ],
)
def test_it_fails_with_this_message(failures, region, message):
    status, printed = failures[region]
    assert status
    assert message in printed


def test_pip_and_python_belonged_to_two_environments(failures):
    printed = failures["who"][1]
    assert "~/old-project/.venv" in printed
    assert "~/quotes/.venv" in printed
    assert printed.endswith("2 kg to Spain: 6 EUR\n")


def test_the_same_line_installed_two_versions(failures):
    assert "Successfully installed parcel-rates-1.0" in failures["monday"][1]
    assert "Successfully installed parcel-rates-2.0" in failures["tuesday"][1]


def test_uv_run_brings_a_stale_lock_up_to_date_without_asking(failures):
    status, printed = failures["repaired"]
    assert status == 1
    assert 'version = "2.0"' in printed
    assert "$ uv lock --check\nResolved 2 packages" in printed
    assert "needs to be updated" not in printed


def test_the_lock_still_gives_the_version_of_monday(failures):
    status, printed = failures["locked"]
    assert status == 0
    assert "+ parcel-rates==1.0" in printed
    assert "2 kg to Spain: 6 EUR" in printed
