"""Your laptop: DJANGO_SETTINGS_MODULE=config.development"""

import os

# --8<-- [start:development]
os.environ.setdefault("DJANGO_SECRET_KEY", "not-a-secret: your laptop only")

from config.settings import *

DEBUG = True
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
MAILERS = {
    "default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
}
# --8<-- [end:development]
