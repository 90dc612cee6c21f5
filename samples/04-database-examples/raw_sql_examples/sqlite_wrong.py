"""SQLite takes a word for a number, unless the table is STRICT."""

import sqlite3

# --8<-- [start:types]
connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE stock (sku TEXT, quantity INTEGER)")
connection.execute("INSERT INTO stock VALUES ('LAMP', 3), ('BULB', 'many')")
print(connection.execute("SELECT quantity, typeof(quantity) FROM stock").fetchall())
print("sum:", connection.execute("SELECT sum(quantity) FROM stock").fetchone()[0])
try:
    connection.execute("CREATE TABLE strict_stock (quantity INTEGER) STRICT")
    connection.execute("INSERT INTO strict_stock VALUES ('many')")
except sqlite3.IntegrityError as error:
    print(error)
# --8<-- [end:types]
