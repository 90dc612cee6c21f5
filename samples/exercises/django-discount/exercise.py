"""Every rule here is a wish. Make the table keep them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

import shop  # noqa: F401


class Discount(models.Model):
    percent = models.IntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(90)]
    )
    starts = models.DateField()
    ends = models.DateField()  # not before it starts

    class Meta:
        app_label = "sales"
