"""The user model of this project, empty so far."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    pass
