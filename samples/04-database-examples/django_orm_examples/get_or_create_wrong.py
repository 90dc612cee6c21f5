"""Two requests at once, a lookup that the unique constraint does not cover."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, models
from django.db.models.signals import pre_save
from tickets.models import Member


# --8<-- [start:lead]
class Lead(models.Model):
    email = models.EmailField(unique=True)  # (!)

    class Meta:
        app_label = "leads"
        # --8<-- [end:lead]


# --8<-- [start:join]
def join(model, email):
    return model.objects.get_or_create(email__iexact=email, defaults={"email": email})
    # --8<-- [end:join]


def race(model):
    """Both look, find nothing, and only then insert."""
    barrier = Barrier(2)

    def wait(**_):
        barrier.wait(timeout=10)

    def run(email):
        try:
            return join(model, email)
        finally:
            connection.close()

    pre_save.connect(wait, sender=model)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, ["Ana@a.example", "ana@a.example"]))
    pre_save.disconnect(wait, sender=model)


def main():
    with connection.schema_editor() as editor:
        editor.create_model(Lead)
    for model in (Lead, Member):
        race(model)
        try:
            join(model, "ana@a.example")
        except model.MultipleObjectsReturned as error:
            print(f"MultipleObjectsReturned: {error}")
        print(model.__name__, model.objects.count())
