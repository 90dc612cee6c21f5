"""What several tests look at: the orders, their piles, and one judged model."""

from __future__ import annotations

import pandas as pd
import pytest

import costs
import shop
from judge import Judged, judge
from piles import piles


@pytest.fixture(scope="session")
def everything() -> pd.DataFrame:
    return shop.orders()


@pytest.fixture(scope="session")
def parts(everything: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return piles(everything)


@pytest.fixture(scope="session")
def table() -> costs.Costs:
    return costs.load()


@pytest.fixture(scope="session")
def done(everything: pd.DataFrame, table: costs.Costs) -> Judged:
    return judge(everything, table)
