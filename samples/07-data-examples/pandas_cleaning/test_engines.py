"""All four engines do the same job, and the measured relations hold."""

import json
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

import engines

HERE = Path(__file__).parent
HEADER = ";".join(engines.NAMES)
GOOD = "202600000000000001;03/04/2026;NA;10005;2;1.234,50"
HAND_MADE = [
    GOOD,
    GOOD.replace("2;1.234,50", "3;9,99"),  # the same id again: the first one counts
    GOOD.replace("NA;", "UK;"),
    GOOD.replace("03/04", "31/04"),
    GOOD.replace("1.234,50", "15.90"),
    GOOD.replace("10005;2", "10005;-"),
    GOOD.replace("10005;2", ";2"),  # no postcode, and not in Spain: fine, but again
    "202600000000000002;03/04/2026;ES;8001;2;0,05",
    "202600000000000003;03/04/2026;ES;08001;2;0,05",
    ";03/04/2026;ES;08001;2;0,05",
]


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_each_engine_finds_what_was_counted_by_hand(engine, tmp_path):
    path = tmp_path / "orders.csv"
    path.write_text("\n".join([HEADER, *HAND_MADE, ""]), encoding="utf-8")
    assert engines.ENGINES[engine](str(path)) == {
        "clean": 2, "rejected": 6, "duplicates": 2, "cents": 123_455,
    }  # fmt: skip


def test_all_engines_agree_on_a_generated_file_and_no_row_is_lost(tmp_path):
    path = tmp_path / "orders.csv"
    engines.make(path, 3000)
    found = [engine(str(path)) for engine in engines.ENGINES.values()]
    assert all(one == found[0] for one in found)
    assert found[0]["clean"] + found[0]["rejected"] + found[0]["duplicates"] == 3000
    assert found[0]["rejected"] > 0
    assert found[0]["duplicates"] > 0


def test_the_command_says_seconds_and_memory(tmp_path):
    path = tmp_path / "orders.csv"
    engines.make(path, 10)
    done = subprocess.run(
        [sys.executable, "engines.py", "csv", path],
        cwd=HERE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    printed = json.loads(done.stdout)
    assert printed["seconds"] > 0
    assert 5 < printed["mib"] < 100


def test_duckdb_can_keep_the_lines_that_it_cannot_read(tmp_path):
    import duckdb

    path = tmp_path / "orders.csv"
    path.write_text("pedido;unidades\n1;2\n2;two\n3;4;5\n4;6\n", encoding="utf-8")
    connection = duckdb.connect()
    table = f"""read_csv('{path}', delim = ';', header = true, store_rejects = true,
        columns = {{'pedido': 'VARCHAR', 'unidades': 'INTEGER'}})"""
    read = connection.execute(f"FROM {table}").fetchall()
    rejects = connection.execute("SELECT DISTINCT line FROM reject_errors").fetchall()
    assert read == [("1", 2), ("4", 6)]
    assert sorted(rejects) == [(3,), (4,)]


def test_the_page_says_no_more_than_was_measured():
    file = HERE / "results" / "engines.json"
    series = json.loads(file.read_text(encoding="utf-8"))["series"]

    def median(engine: str, rows: int, what: str) -> float:
        return statistics.median(series[f"{engine}_{rows}"][what])

    # Two hundred rows: the import of a library is most of its time.
    assert median("csv", 200, "seconds") * 5 < median("pandas", 200, "seconds")
    assert median("csv", 200, "seconds") * 5 < median("duckdb", 200, "seconds")
    # A million: csv holds the ids, DuckDB some columns, pandas the whole table.
    memory = {name: median(name, 1_000_000, "mib") for name in engines.ENGINES}
    assert memory["csv"] * 3 < memory["pandas"]
    assert memory["duckdb"] * 1.5 < memory["pandas"]
    # No engine is a world ahead of another.
    times = [median(name, 1_000_000, "seconds") for name in engines.ENGINES]
    assert max(times) < 8 * min(times)
