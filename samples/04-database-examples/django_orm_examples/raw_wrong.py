"""SQL put together from a string that somebody typed."""

from django.db import connection
from tickets.models import Ticket


# --8<-- [start:find]
def find(email):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT seat FROM tickets_ticket WHERE email = '{email}'")
        return [seat for (seat,) in cursor.fetchall()]
    # --8<-- [end:find]


def main():
    # --8<-- [start:use]
    print(find("1@a.example"))
    print(find("' OR ''='"))
    print(find("'; UPDATE tickets_ticket SET price = 0 RETURNING seat; --"))
    print([str(ticket.price) for ticket in Ticket.objects.all()])
    # --8<-- [end:use]
