"""Mistake: a constraint as texts before Django 5.1 write it."""

from one_file import configure

configure()

from django.db import models
from django.db.models import Q

# --8<-- [start:wrong]
models.CheckConstraint(check=Q(price__gt=0), name="price_over_zero")
# --8<-- [end:wrong]
