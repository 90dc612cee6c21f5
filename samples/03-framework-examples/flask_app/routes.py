"""The routes of the finished app: `flask --app shop routes` prints them too."""

from shop import create_app

app = create_app({"DATABASE_URL": "postgresql://nowhere"})
for rule in app.url_map.iter_rules():
    methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    print(f"{methods[0]:<5} {rule.rule:<50} {rule.endpoint}")
