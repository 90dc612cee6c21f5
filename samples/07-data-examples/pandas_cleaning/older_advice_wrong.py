"""Lines from older tutorials, and what pandas 3.1 says to them."""

import textwrap
import warnings
from collections.abc import Callable

import pandas as pd

# --8<-- [start:advice]
ADVICE: dict[str, Callable[[], object]] = {
    "whole numbers": lambda: pd.Series([2.0, None]).astype(int),
    "an average": lambda: pd.Series(["2", "3"]).mean(),
    "dates": lambda: pd.to_datetime(pd.Series(["03/04/2026", "25/04/2026"])),
    "months": lambda: pd.date_range("2026-01-31", periods=2, freq="M"),
    "text columns": lambda: pd.DataFrame({"note": ["x"]}).select_dtypes("object"),
}
# --8<-- [end:advice]


def main() -> None:
    warnings.simplefilter("error")  # as in a strict test run
    for title, advice in ADVICE.items():
        try:
            advice()
        except Exception as error:
            said = f"{type(error).__name__}: {str(error).splitlines()[0]}"
            print(title, textwrap.indent(textwrap.fill(said, 84), "    "), sep="\n")


if __name__ == "__main__":
    main()
