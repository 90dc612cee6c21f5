import argparse
from collections.abc import Sequence
from pathlib import Path

from .parsing import parse_invoice
from .totals import total_cents


# --8<-- [start:main]
def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="invoicing")
    parser.add_argument("customer")
    parser.add_argument("rows", nargs="+", metavar="product=cents")
    parser.add_argument("--chart", type=Path)
    options = parser.parse_args(argv)

    invoice = parse_invoice(options.customer, options.rows)
    print(f"{invoice.customer}: {total_cents(invoice) / 100:.2f}")
    if options.chart:
        from .chart import save_chart  # (!)

        save_chart(invoice, options.chart)
    return 0


# --8<-- [end:main]


if __name__ == "__main__":
    raise SystemExit(main())
