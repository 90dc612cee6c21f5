"""Production. What differs per machine comes from the environment."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.csp import CSP

from config.database import database

BASE_DIR = Path(__file__).resolve().parent.parent

# --8<-- [start:environment]
SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]  # no default: no start
DEBUG = False
ALLOWED_HOSTS = os.environ.get(
    "DJANGO_ALLOWED_HOSTS", "127.0.0.1 localhost"
).split()


DATABASES = {"default": database(os.environ["DATABASE_URL"])}
TIME_ZONE = "UTC"  # or your staff's; Django's own default is Chicago
# --8<-- [end:environment]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "accounts",
    "items",
    "jobs",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
STATIC_URL = "static/"
STATIC_ROOT = os.environ.get("DJANGO_STATIC_ROOT", BASE_DIR / "static")

# --8<-- [start:accounts]
AUTH_USER_MODEL = "accounts.User"  # before the first migration, or never
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # reads old ones
]
VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [  # Django's own default is none
    {
        "NAME": VALIDATION + "MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": VALIDATION + "CommonPasswordValidator"},
    {"NAME": VALIDATION + "UserAttributeSimilarityValidator"},
]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# --8<-- [end:accounts]

# --8<-- [start:security]
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^(?!admin/)"]  # (1)!
SECURE_HSTS_SECONDS = 3600  # a year, once every page has been on HTTPS
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for all subdomains, and
    "security.W021",  # preload: the domain's owner decides, not this app
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 16_384  # bytes of a body, files apart
# --8<-- [end:security]

# --8<-- [start:tasks]
TASKS = {"default": {"BACKEND": "jobs.backend.TableBackend"}}
# --8<-- [end:tasks]
# --8<-- [start:mailers]
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": os.environ.get("DJANGO_SMTP", "localhost"),
            "timeout": 5,
        },
    }
}
# --8<-- [end:mailers]

# --8<-- [start:logging]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
# --8<-- [end:logging]
