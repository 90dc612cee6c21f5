"""Two candidates. Whatever learns from data is inside the pipeline."""

from __future__ import annotations

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import (
    OneHotEncoder,
    OrdinalEncoder,
    StandardScaler,
)
from threadpoolctl import threadpool_limits

from baselines import closed_office
from shop import COLUMNS

# Sums in another order differ in their last digits: one thread, on every machine.
threadpool_limits(limits=1)

# --8<-- [start:features]
KINDS = ["address", "depot", "carrier", "slot"]
NUMBERS = ["km", "floor", "parts", "value", "before"]
NUMBERS += ["complete", "weekend"]  # yes or no
CLAUSE = "closed_office"  # what the desk knows and no single column says


def features(orders: pd.DataFrame) -> pd.DataFrame:
    """The columns that a model may use. Learns nothing from the rows."""
    chosen = orders[[*KINDS, *NUMBERS]].copy()
    chosen[CLAUSE] = closed_office(orders)
    return chosen.astype(dict.fromkeys([*NUMBERS, CLAUSE], float))


# --8<-- [end:features]


# --8<-- [start:linear]
def linear(numbers: tuple[str, ...] = (*NUMBERS, CLAUSE)) -> Pipeline:
    """Logistic regression. `fit` learns medians, scales and kinds."""
    kinds = OneHotEncoder(handle_unknown="ignore")
    median = SimpleImputer(strategy="median", add_indicator=True)
    scaled = make_pipeline(median, StandardScaler())
    prepared = ColumnTransformer(
        [("kinds", kinds, KINDS), ("numbers", scaled, [*numbers])]
    )
    return make_pipeline(prepared, LogisticRegression(max_iter=1000))


# --8<-- [end:linear]


# --8<-- [start:boosting]
def boosting() -> Pipeline:
    """Boosted trees, untuned. They take empty cells as they are."""
    codes = OrdinalEncoder(
        handle_unknown="use_encoded_value", unknown_value=-1
    )
    prepared = ColumnTransformer(
        [("kinds", codes, KINDS)], remainder="passthrough"
    )
    # Early stopping would hold back random rows: siblings on both sides.
    trees = HistGradientBoostingClassifier(
        early_stopping=False, random_state=0
    )
    return make_pipeline(prepared, trees)


# --8<-- [end:boosting]
ALLOWED = [name for name, known in COLUMNS.items() if known == "order"]
