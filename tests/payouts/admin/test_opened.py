"""Finance opens a payout, or a clawback, of one person: they read that it did."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import AuditRecord
from payouts.models import Payout
from tests import builders
from tests.payouts.admin.test_paying_out import signed_in
from tests.payouts.test_setoff import put_down

pytestmark = pytest.mark.django_db


def acts_of(name: str) -> str:
    client = Client()
    client.force_login(builders.user(name))
    return client.get("/settings/staff/").content.decode()


def opened() -> int:
    return AuditRecord.objects.filter(action__endswith="opened by finance").count()


def test_whose_payout_was_opened_reads_it_and_nobody_else() -> None:
    put_down()
    payout, finn = Payout.objects.get(), signed_in("finn")
    finn.get("/admin/payouts/payout/")
    finn.get(f"/admin/payouts/batch/{payout.batch_id}/change/")
    assert opened() == 0
    for times in (1, 2):
        assert payout.reference in finn.get(path(payout)).content.decode()
        assert opened() == times
    told = acts_of("ada")
    assert "Payout opened by finance" in told
    assert payout.reference in told
    assert "opened by finance" not in acts_of("ben")


def path(payout: Payout) -> str:
    return f"/admin/payouts/payout/{payout.pk}/change/"


def test_whose_clawback_was_opened_reads_it() -> None:
    made, finn = put_down(), signed_in("finn")
    finn.get("/admin/payouts/clawback/")
    assert opened() == 0
    finn.get(f"/admin/payouts/clawback/{made.pk}/change/")
    finn.get(f"/admin/payouts/clawback/{made.pk}/confirm/guarded/")
    assert opened() == 2
    assert "Clawback opened by finance" in acts_of("ada")


def test_nothing_is_written_of_what_was_not_shown() -> None:
    put_down()
    nora = Client()
    nora.force_login(builders.staff("nora", role="producer"))
    assert nora.get(path(Payout.objects.get())).status_code == 403
    assert signed_in("finn").get("/admin/payouts/payout/999999/change/").status_code == 302
    assert opened() == 0
