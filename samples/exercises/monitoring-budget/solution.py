import numpy as np
import numpy.typing as npt


def limit(distances: npt.NDArray[np.float64], days: float) -> float:
    """The limit that the worst feature of a day passes once in `days` days."""
    return float(np.quantile(distances.max(axis=1), 1 - 1 / days))
