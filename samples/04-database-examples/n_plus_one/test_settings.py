"""The limits are set, and the server can serve them."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from engine_settings import SLOW_LOG, WORKERS, connections_needed, make_engine


@pytest.fixture
def limited(shop: Engine) -> Iterator[Engine]:
    engine = make_engine(shop.url.render_as_string(hide_password=False))
    yield engine
    engine.dispose()


def show(engine: Engine, name: str) -> str:
    with engine.connect() as connection:
        return str(connection.execute(text(f"SHOW {name}")).scalar_one())


# --8<-- [start:limits]
def test_statement_timeout_is_set_and_ends_a_statement(limited: Engine) -> None:
    assert show(limited, "statement_timeout") == "2s"
    with limited.begin() as connection:
        connection.execute(text("SET LOCAL statement_timeout = '50ms'"))
        with pytest.raises(OperationalError, match="due to statement timeout"):
            connection.execute(text("SELECT pg_sleep(5)"))


def test_the_pools_of_all_workers_fit_the_server(limited: Engine) -> None:
    reserved = ("superuser_reserved_connections", "reserved_connections")
    free = int(show(limited, "max_connections")) - sum(
        int(show(limited, name)) for name in reserved
    )
    # Twice: during a deploy, old and new replicas run side by side.
    assert 2 * connections_needed(WORKERS) <= free


def test_the_slow_query_log_is_on(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text(SLOW_LOG.read_text(encoding="utf-8")))
    engine.dispose()  # the setting holds for new connections
    assert show(engine, "log_min_duration_statement") == "500ms"
    engine.dispose()


# --8<-- [end:limits]
