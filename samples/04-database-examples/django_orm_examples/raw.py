"""The driver quotes the value; a name comes from a list."""

from django.db import connection
from psycopg import sql

COLUMNS = {"seat", "price"}


# --8<-- [start:find]
def find(email: str, order_by: str = "seat") -> list[int]:
    if order_by not in COLUMNS:  # (1)!
        raise ValueError(order_by)
    query = sql.SQL(
        "SELECT seat FROM tickets_ticket WHERE email = %s ORDER BY {}"
    ).format(sql.Identifier(order_by))
    with connection.cursor() as cursor:
        cursor.execute(query, [email])
        return [seat for (seat,) in cursor.fetchall()]


# --8<-- [end:find]


def main() -> None:
    print(find("1@a.example"))
    print(find("' OR ''='"))
    print(find("'; UPDATE tickets_ticket SET price = 0 RETURNING seat; --"))
