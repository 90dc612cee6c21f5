"""Uses a column that is filled in after the order has gone wrong."""

from sklearn.metrics import roc_auc_score

import costs
from models import NUMBERS, features, linear
from piles import piles
from shop import orders

# --8<-- [start:later]
table, parts = costs.load(), piles(orders())


def with_contacts(orders):
    return features(orders).assign(contacts=orders["contacts"])


fit, part = parts["fit"], parts["choose"]
model = linear((*NUMBERS, "contacts"))
model.fit(with_contacts(fit), fit["returned"])
returned = part["returned"].to_numpy()
for when, given in {
    "in the export": with_contacts(part),
    "at the order": with_contacts(part).assign(
        contacts=0
    ),  # no calls yet
}.items():
    risk = model.predict_proba(given)[:, 1]
    euros = table.of(returned, risk >= table.break_even).mean() * 1000
    auc = roc_auc_score(returned, risk)
    print(f"{when:<14} AUC {auc:.2f}, {euros:.0f} euros per 1,000 orders")
# --8<-- [end:later]
