"""Eight threads share four connections, and no statement runs for ever."""

from concurrent.futures import ThreadPoolExecutor

from psycopg import errors

from database import open_pool
from shop import create, database_url

if __name__ == "__main__":
    # --8<-- [start:use]
    with open_pool(database_url()) as pool:
        with pool.connection() as connection:
            create(connection)

        def lamps(_: int) -> int:
            with pool.connection() as connection:
                connection.execute("SELECT pg_sleep(0.05)")
                return connection.info.backend_pid

        with ThreadPoolExecutor(8) as threads:
            used = set(threads.map(lamps, range(16)))
        print("at most four connections:", len(used) <= 4)

        with pool.connection() as connection:
            try:
                with connection.transaction():
                    connection.execute("SET LOCAL statement_timeout = '100ms'")
                    connection.execute("SELECT pg_sleep(60)")
            except errors.QueryCanceled as error:
                print(error)
            print(connection.execute("SHOW statement_timeout").fetchone())
    # --8<-- [end:use]
