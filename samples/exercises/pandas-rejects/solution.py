import io

import pandas as pd


def load(text: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(usable customers, rejects) of an export with the columns code;phone;country.

    Both have the line of the file; rejects say in `reason` what is missing.
    """
    customers = pd.read_csv(
        io.StringIO(text),
        sep=";",
        dtype=str,
        keep_default_na=False,
        skip_blank_lines=False,
    )
    customers = customers.assign(line=range(2, len(customers) + 2), reason="")
    for column in ("country", "code"):
        empty = customers[column].str.strip().eq("")
        customers["reason"] = customers["reason"].mask(empty, f"no {column}")
    rejected = customers["reason"].ne("")
    return customers[~rejected].drop(columns="reason"), customers[rejected]
