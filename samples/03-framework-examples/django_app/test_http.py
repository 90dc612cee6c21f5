"""The JSON layer and its headers. The contract suite asks for the rest."""

import json
from unittest import mock

from django.db import OperationalError, connection
from django.test import Client, TestCase

from items import services
from items.models import Item


def post(client, body=None, key="key-00001"):
    body = body or {"sku": "TEA-0001", "name": "tea", "price": "4.50"}
    return client.post(
        "/items", body, "application/json", headers={"Idempotency-Key": key}
    )


class Items(TestCase):
    def test_a_creation_and_its_location(self):
        created = post(self.client)
        self.assertEqual(created.status_code, 201)
        read = self.client.get(created.headers["Location"])
        self.assertEqual(read.json(), created.json())
        self.assertNotIn("cost", read.json())

    def test_a_list_costs_one_statement_however_long(self):
        for count in (2, 20):
            Item.objects.all().delete()
            Item.objects.bulk_create(
                Item(sku=f"TEA-{n:04}", name="tea", price=4)
                for n in range(count)
            )
            with self.assertNumQueries(1):
                page = self.client.get("/items").json()
            self.assertEqual(len(page["items"]), count)

    def test_head_is_a_get_without_a_body(self):
        self.assertEqual(self.client.head("/items").status_code, 200)


# --8<-- [start:crash]
class Crashes(TestCase):
    def test_a_bug_is_a_500_that_tells_nothing(self):
        quiet = Client(raise_request_exception=False)
        with mock.patch.object(
            services, "create_once", side_effect=ValueError("hunter2")
        ):
            answer = post(quiet)
        self.assertEqual(
            json.loads(answer.content),
            {"title": "Internal Server Error", "status": 500},
        )

    def test_a_database_that_is_gone_is_a_503(self):
        with mock.patch.object(
            services, "page_of_items", side_effect=OperationalError
        ):
            answer = self.client.get("/items")
        self.assertEqual(answer.status_code, 503)
        self.assertEqual(answer.headers["Retry-After"], "2")

    def test_the_log_says_why_the_database_did_not_answer(self):
        def too_slow(*arguments):
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL statement_timeout = 50")
                cursor.execute("SELECT pg_sleep(5)")

        with (
            mock.patch.object(services, "page_of_items", too_slow),
            self.assertLogs("items.http") as log,
        ):
            self.assertEqual(self.client.get("/items").status_code, 503)
        self.assertIn("database unavailable: QueryCanceled", log.output[0])


# --8<-- [end:crash]


# --8<-- [start:headers]
class Headers(TestCase):
    def test_every_answer_has_a_content_security_policy(self):
        for path in ("/livez", "/nowhere", "/admin/login/"):
            answer = self.client.get(path, secure=True)
            policy = answer.headers["Content-Security-Policy"]
            self.assertIn("default-src 'self'", policy)
            self.assertNotIn("unsafe-inline", policy)

    def test_pages_for_people_go_to_https_and_the_api_does_not(self):
        admin = self.client.get("/admin/login/")
        self.assertEqual(admin.status_code, 301)
        self.assertEqual(self.client.get("/livez").status_code, 200)


# --8<-- [end:headers]


class OtherPages(TestCase):
    def test_people_get_pages_and_programs_get_problems(self):
        html = self.client.get("/admin/nowhere/", secure=True)
        self.assertNotEqual(html.headers["Content-Type"], PROBLEM)
        for path, status in (("/nowhere", 404), ("/items/x", 404)):
            answer = self.client.get(path)
            self.assertEqual(answer.status_code, status)
            self.assertEqual(answer.headers["Content-Type"], PROBLEM)

    def test_a_host_that_is_not_ours_is_400(self):
        answer = self.client.get("/items", headers={"Host": "evil.example"})
        self.assertEqual(answer.status_code, 400)
        self.assertEqual(answer.headers["Content-Type"], PROBLEM)


PROBLEM = "application/problem+json"
