"""Fill the database that DATABASE_URL names, and serve the graph with GraphiQL."""

import os

import uvicorn

import main
from database import fill

if __name__ == "__main__":
    fill(os.environ["DATABASE_URL"])
    app = main.create_app(public=False, registered_only=False)
    uvicorn.run(app, port=int(os.environ.get("PORT", "8000")))
