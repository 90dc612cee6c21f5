"""What is in the box? Each claim is an import that must work: python gives.py"""

from __future__ import annotations

import re
from importlib import import_module
from importlib.metadata import distribution

from packaging.requirements import Requirement

# --8<-- [start:claims]
NEEDS: dict[str, dict[str, str]] = {
    "typed JSON input": {
        "Flask": "+pydantic",
        "Django": "+pydantic",
        "FastAPI": "pydantic:BaseModel",
    },
    "OpenAPI document": {"FastAPI": "fastapi.openapi.utils:get_openapi"},
    "test client": {
        "Flask": "flask.testing:FlaskClient",
        "Django": "django.test:Client",
        "FastAPI": "+httpx2",
    },
    "pages from templates": {
        "Flask": "jinja2:Template",
        "Django": "django.template:Template",
        "FastAPI": "+jinja2",
    },
    "sessions": {
        "Flask": "flask.sessions:SecureCookieSessionInterface",
        "Django": "django.contrib.sessions.models:Session",
        "FastAPI": "+itsdangerous",
    },
    "ORM": {
        "Flask": "+sqlalchemy",
        "Django": "django.db.models:Model",
        "FastAPI": "+sqlalchemy",
    },
    "migrations": {
        "Flask": "+alembic",
        "Django": "django.db.migrations:Migration",
        "FastAPI": "+alembic",
    },
    "forms for people": {"Django": "django.forms:Form"},
    "users, permissions": {"Django": "django.contrib.auth.models:User"},
    "CSRF protection": {"Django": "django.middleware.csrf:CsrfViewMiddleware"},
    "admin": {"Django": "django.contrib.admin:ModelAdmin"},
}
# --8<-- [end:claims]

ROOTS = {"Flask": "flask", "Django": "django", "FastAPI": "fastapi"}


def closure(name: str) -> set[str]:
    """The distribution and what it requires, as installed here."""
    found, todo = set(), [name]
    while todo:
        current = re.sub(r"[-_.]+", "-", todo.pop()).lower()
        if current not in found:
            found.add(current)
            wanted = map(Requirement, distribution(current).requires or [])
            todo += [
                requirement.name
                for requirement in wanted
                if not requirement.marker or requirement.marker.evaluate({"extra": ""})
            ]
    return found


# --8<-- [start:check]
def verdict(framework: str, claim: str) -> str:
    """`in the box`, the package that it takes, or `-`: and each claim is tried."""
    if not claim:
        return "-"
    if claim.startswith("+"):
        package = claim[1:]
        if package in closure(ROOTS[framework]):
            raise ValueError(f"{package} comes with {framework}")
        distribution(package)
        return claim
    module, _, name = claim.partition(":")
    getattr(import_module(module), name)
    return "in the box"


# --8<-- [end:check]


def matrix() -> dict[str, list[str]]:
    return {
        need: [verdict(name, claims.get(name, "")) for name in ROOTS]
        for need, claims in NEEDS.items()
    }


def main() -> None:
    django_without_project()
    print(f"{'':<22}" + "".join(f"{name:<14}" for name in ROOTS).rstrip())
    for need, row in matrix().items():
        print(f"{need:<22}" + "".join(f"{cell:<14}" for cell in row).rstrip())
    sizes = [f"{len(closure(name))} packages" for name in ROOTS.values()]
    print(f"{'pip installs':<22}" + "".join(f"{size:<14}" for size in sizes).rstrip())


def django_without_project() -> None:
    """Django's models are importable once it knows its installed apps."""
    import django
    from django.conf import settings

    contrib = ("admin", "auth", "contenttypes", "messages", "sessions")
    settings.configure(INSTALLED_APPS=[f"django.contrib.{name}" for name in contrib])
    django.setup()


if __name__ == "__main__":
    main()
