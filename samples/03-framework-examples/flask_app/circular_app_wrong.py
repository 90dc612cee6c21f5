"""Mistake: the app imports its views, and the views import the app."""

# --8<-- [start:app]
from flask import Flask

from circular_views_wrong import hello

app = Flask(__name__)
app.add_url_rule("/hello", view_func=hello)
# --8<-- [end:app]
