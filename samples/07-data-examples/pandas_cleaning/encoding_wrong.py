"""The export in the wrong encoding: once with an error, once without."""

import io

import pandas as pd

from export import hostile


def main() -> None:
    # --8<-- [start:encoding]
    lines = hostile().splitlines(keepends=True)[:2]
    raw = b"".join(lines)
    for encoding in ("utf-8", "latin-1", "cp1252"):
        try:
            table = pd.read_csv(io.BytesIO(raw), sep=";", encoding=encoding)
        except UnicodeDecodeError as error:
            print(f"{encoding}: UnicodeDecodeError: {error}")
        else:
            print(f"{encoding}: {table.at[0, 'cliente']!r} {table.at[0, 'importe']!r}")

    excel = raw.decode("cp1252").encode("utf-8-sig")  # with a byte order mark
    table = pd.read_csv(io.BytesIO(excel), sep=";", encoding="cp1252")
    try:
        table["pedido"]
    except KeyError as error:
        print(f"KeyError: {error}, since the column is {table.columns[0]!r}")
    # --8<-- [end:encoding]


if __name__ == "__main__":
    main()
