"""The table refuses what the validators only dislike."""

from django.db import models
from django.db.models import F, Q

import shop  # noqa: F401


class Discount(models.Model):
    percent = models.IntegerField()
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        app_label = "sales"
        constraints = (
            models.CheckConstraint(
                condition=Q(percent__gte=1, percent__lte=90),
                name="discount_percent_in_range",
                violation_error_message="Between 1 and 90 percent.",
            ),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="discount_ends_after_start",
                violation_error_message="It ends before it starts.",
            ),
        )
