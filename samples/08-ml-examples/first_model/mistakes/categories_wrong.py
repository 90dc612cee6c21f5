"""A category that did not exist when the model was fitted."""

# --8<-- [start:categories]
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

april = pd.DataFrame({"depot": ["north", "south", "north", "east"]})
june = pd.DataFrame({"depot": ["north", "harbour"]})  # opened in May

model = make_pipeline(OneHotEncoder(), LogisticRegression())
model.fit(april, [0, 1, 0, 1])
print(model.predict_proba(june)[:, 1])
# --8<-- [end:categories]
