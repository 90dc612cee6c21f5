"""Stands for the models of a web application, with the frameworks they import."""

import fastapi  # noqa: F401
import sqlalchemy  # noqa: F401

PREFIX = "SHOP"
