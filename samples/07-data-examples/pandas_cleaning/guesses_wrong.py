"""Five well-formed lines, and what read_csv believes about them."""

import io

import pandas as pd

# --8<-- [start:guess]
LINES = """\
pedido;fecha;país;cp;unidades;importe
202604000000000101;03/04/2026;ES;08001;1.200;29,50
202604000000000102;04/04/2026;NA;10005;2.500;18,00
;05/04/2026;ES;01005;3.000;7,25
"""


def main() -> None:
    orders = pd.read_csv(
        io.StringIO(LINES), sep=";", decimal=",", parse_dates=["fecha"]
    )
    first = LINES.splitlines()[1].split(";")
    for column, text in zip(orders.columns, first, strict=True):
        value = orders[column].iloc[0]
        print(f"{column:10}{text:20}{value!s:23}{orders[column].dtype}")

    print("distinct orders:", orders["pedido"].nunique())
    print("missing countries:", orders["país"].isna().sum())
    print("units sold:", orders["unidades"].sum())
    # --8<-- [end:guess]


if __name__ == "__main__":
    main()
