"""The staff's door: accounts, and the same service as the API."""

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client, TestCase

from items.models import Item
from jobs.models import Job

FORM = {"sku": "TEA-0001", "name": "Green tea", "price": "4.50", "cost": ""}


class Admin(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.boss = get_user_model().objects.create_superuser(
            "boss", password="correct horse battery"
        )

    def setUp(self):
        self.client.force_login(self.boss)

    def add(self, **changes):
        return self.client.post(
            "/admin/items/item/add/", FORM | changes, secure=True
        )

    # --8<-- [start:admin]
    def test_the_admin_announces_like_the_api(self):
        self.assertEqual(self.add().status_code, 302)
        self.assertEqual(Job.objects.get().args, [Item.objects.get().pk])

    def test_a_constraint_is_a_message_of_the_form(self):
        answer = self.add(price="0")
        self.assertContains(answer, "A price is more than 0.")
        self.assertFalse(Item.objects.exists())

    # --8<-- [end:admin]

    def test_a_taken_sku_is_a_message_too(self):
        self.add()
        self.assertEqual(self.add().status_code, 200)
        self.assertEqual(Item.objects.count(), 1)

    # --8<-- [start:accounts]
    def test_a_password_is_stored_with_argon2id(self):
        self.assertTrue(self.boss.password.startswith("argon2$argon2id$"))

    def test_a_short_or_common_password_is_refused(self):
        for password in ("1", "correct horse", "123456789987654321"):
            with self.subTest(password), self.assertRaises(ValidationError):
                validate_password(password, self.boss)
        validate_password("correct horse battery", self.boss)

    def test_the_session_cookie_is_for_https_and_not_for_scripts(self):
        browser = Client()
        browser.post(
            "/admin/login/",
            {"username": "boss", "password": "correct horse battery"},
            secure=True,
        )
        cookie = browser.cookies["sessionid"]
        self.assertTrue(cookie["secure"])
        self.assertTrue(cookie["httponly"])
        self.assertEqual(cookie["samesite"], "Lax")

    def test_a_form_of_another_site_is_refused(self):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(self.boss)
        answer = strict.post("/admin/items/item/add/", FORM, secure=True)
        self.assertEqual(answer.status_code, 403)

    # --8<-- [end:accounts]

    def test_a_stranger_sees_no_admin(self):
        answer = Client().get("/admin/items/item/", secure=True)
        self.assertRedirects(
            answer,
            "/admin/login/?next=/admin/items/item/",
            fetch_redirect_response=False,
        )
