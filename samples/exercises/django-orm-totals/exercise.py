"""Make both sums right, in one statement."""

from django.db.models import Sum
from django.db.models.functions import Coalesce

from shop import Course


def totals() -> list[tuple[str, int, int]]:
    """Name, money paid and minutes taught of each course; 0 where there is none."""
    courses = Course.objects.annotate(
        paid=Coalesce(Sum("payments__amount"), 0),
        minutes=Coalesce(Sum("lessons__minutes"), 0),
    )
    return list(courses.order_by("name").values_list("name", "paid", "minutes"))
