"""One thread, set before scikit-learn is imported: its threads wait by spinning."""

import os

os.environ["OMP_NUM_THREADS"] = "1"
