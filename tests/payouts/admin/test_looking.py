"""Finance reads others' earnings where it has to, and they read that it did."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import AuditRecord
from payouts.models import Payee
from payouts.models.books import Account, Posting
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_paying_out import signed_in

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    return client.get(f"/admin/payouts/{path}").content.decode()


def test_a_look_at_earnings_needs_a_reason_and_is_read_by_whom_it_is_about() -> None:
    money.distributed()
    finn, ada = signed_in("finn"), builders.user("ada")
    payee = Payee.objects.get(person=ada.person)
    address = f"/admin/payouts/payee/{payee.pk}/earnings/"
    assert address in page(finn, "payee/")
    assert "Nothing was booked" not in finn.get(address).content.decode()
    assert "Say why" in finn.post(address, {"reason": ""}).content.decode()
    assert not AuditRecord.objects.filter(action="earnings looked at").exists()
    shown = finn.post(address, {"reason": "She asks where it is."}).content.decode()
    assert "The walking lighthouse" in shown
    assert "Payable" in shown
    finn.post(address, {"reason": "Once more."})
    assert AuditRecord.objects.filter(action="earnings looked at").count() == 2
    mine = Client()
    mine.force_login(ada)
    told = mine.get("/settings/staff/").content.decode()
    assert "She asks where it is." in told
    assert finn.get("/admin/payouts/payee/999999/earnings/").status_code == 404


def test_who_is_not_of_finance_does_not_get_there() -> None:
    money.distributed()
    payee = Payee.objects.get(person=builders.person("ada"))
    nora = builders.user("nora", is_staff=True)
    client = Client()
    client.force_login(nora)
    address = f"/admin/payouts/payee/{payee.pk}/earnings/"
    assert client.post(address, {"reason": "Curious."}).status_code == 403


def test_the_books_show_no_name_beside_a_balance() -> None:
    money.distributed()
    finn = signed_in("finn")
    payee = Payee.objects.get(person=builders.person("ada"))
    account = Account.objects.filter(payee=payee).first()
    assert account
    for path in ("account/", f"account/{account.pk}/change/"):
        shown = page(finn, path)
        assert f"payee/{payee.pk}/earnings/" in shown
        assert "Ada" not in shown
        assert f"account__id__exact={account.pk}" not in shown
    assert "payee:" not in page(finn, "posting/")
    assert account.code not in page(finn, f"posting/?account__id__exact={account.pk}")
    assert "0 results" in page(finn, f"posting/?q={account.code}")
    line = Posting.objects.filter(account=account)[0]
    assert finn.get(f"/admin/payouts/posting/{line.pk}/change/").status_code == 302
    assert "The company, USD" in page(finn, "posting/")
    company = Account.objects.get(code="company:USD")
    assert "See it with a reason" not in page(finn, f"account/{company.pk}/change/")


def test_money_that_is_there_has_no_minus_and_questions_are_answered_in_words() -> None:
    money.distributed()
    finn, bank = signed_in("finn"), Account.objects.get(code="bank:USD")
    assert "$8,379.48 there" in page(finn, "account/")
    shown = page(finn, f"account/{bank.pk}/change/")
    assert "$8,379.48 there" in shown
    assert "Can it go below zero?" in shown
    assert "icon-no" not in shown
