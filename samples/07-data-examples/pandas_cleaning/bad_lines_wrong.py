"""An unquoted separator in a note, and the option that makes the error go away."""

import io

import pandas as pd

from export import hostile


def main() -> None:
    # --8<-- [start:skip]
    text = hostile().decode("cp1252")
    try:
        pd.read_csv(io.StringIO(text), sep=";")
    except pd.errors.ParserError as error:
        print("ParserError:", error)

    table = pd.read_csv(io.StringIO(text), sep=";", on_bad_lines="skip")
    found = table["pedido"].str.endswith("112").any()
    print(len(table), "rows; order …112 among them:", found)
    # --8<-- [end:skip]


if __name__ == "__main__":
    main()
