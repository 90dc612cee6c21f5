"""The first model of many notebooks: shuffled rows, and one accuracy."""

from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

from shop import orders

# --8<-- [start:notebook]
table = orders()
X, y = table[["east", "north"]], table["returned"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = KNeighborsClassifier(5).fit(X_train, y_train)
risk = model.predict_proba(X_test)[:, 1]  # how did the nearest five end?
print(f"accuracy {model.score(X_test, y_test):.3f}")
print(f"AUC      {roc_auc_score(y_test, risk):.3f}")
# --8<-- [end:notebook]
