# --8<-- [start:index]
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # (!)
    dependencies = [("tickets", "0001_initial")]
    operations = [
        AddIndexConcurrently(
            "ticket",
            models.Index(
                models.F("created_at"),
                name="ticket_held_idx",
                condition=models.Q(state="held"),
            ),
        ),
    ]
    # --8<-- [end:index]
