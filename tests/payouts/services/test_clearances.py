"""Two people of finance may decide that what a copyright notice keeps back is its author's."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Notice
from contributions.domain.copyright import Step
from contributions.models import CopyrightNotice
from hitrecord.queries.staff_acts import staff_acts
from payouts.holds.noticed import unheld_shares
from payouts.models import Clearance, KeptBack, Payee
from payouts.services import clearances
from tests import builders
from tests.contributions.services.test_copyright import stepped
from tests.payouts import builders as money
from tests.payouts.queries.test_noticed import standing
from tests.payouts.test_noticed import kept_down, noticed
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db


def ada() -> Payee:
    return Payee.objects.get(person=builders.person("ada"))


def put_down(notice: CopyrightNotice) -> Clearance:
    finn, now = builders.staff("finn"), timezone.now()
    return clearances.put_down(
        notice=notice, payee=ada(), reason="A court said so.", by=finn, now=now
    )


def confirmed(row: Clearance, by: str = "paula") -> Clearance:
    return clearances.confirm(
        clearance=row, by=builders.staff(by), reason="Seen.", now=timezone.now()
    )


def test_what_two_people_found_to_be_theirs_is_paid_and_the_author_reads_why() -> None:
    proposal = money.distributed()
    row = kept_down()
    assert "finance decides whose this is" in standing("ada")
    made = put_down(row)
    assert "finance decides whose this is" in standing("ada")
    with pytest.raises(ValidationError, match="somebody else has to confirm"):
        confirmed(made, by="finn")
    confirmed(made)
    assert standing("ada") == ""
    assert leaving.sent().amount > 0
    notice = Notice.objects.get(recipient=builders.user("ada"), key=f"clearance-{made.pk}")
    assert notice.body == "A court said so."
    acts = [one.action for one in staff_acts(builders.user("ada"))]
    assert acts[:2] == ["noticed money released", "noticed money to be released"]
    assert not unheld_shares(proposal).exists(), "later periods need no hold either"
    with pytest.raises(ValidationError, match="confirmed already"):
        confirmed(made)
    with pytest.raises(ValidationError, match="put down already"):
        put_down(row)


def test_it_is_not_decided_while_the_other_side_may_answer_or_when_it_has_ended() -> None:
    money.distributed()
    row = stepped(noticed(), Step.FORWARD)
    with pytest.raises(ValidationError, match="not settled yet"):
        put_down(row)
    stepped(row, Step.RESTORE)
    with pytest.raises(ValidationError, match="not settled yet"):
        put_down(row)


def test_nobody_confirms_what_is_their_own() -> None:
    money.distributed()
    made = put_down(kept_down())
    with pytest.raises(ValidationError, match="your own money"):
        confirmed(made, by="ada")


def test_what_was_put_down_by_mistake_is_dropped_and_releases_nothing() -> None:
    money.distributed()
    row = kept_down()
    made = put_down(row)
    finn = builders.staff("finn")
    clearances.drop(clearance=made, by=finn, reason="Wrong one.", now=timezone.now())
    with pytest.raises(ValidationError, match="was dropped"):
        confirmed(made)
    assert "finance decides" in standing("ada")
    confirmed(put_down(row))
    assert standing("ada") == ""


def row_of(**fields: Any) -> Clearance:
    values = {"payee": ada(), "reason": "So.", "made_by": builders.staff("finn")}
    return Clearance.objects.create(**values | fields)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("a_clearance_has_a_reason", {"reason": ""}),
        ("a_clearance_is_confirmed_by_a_second_person", {"confirmed_at": timezone.now()}),
        ("a_dropped_clearance_was_dropped_by_somebody", {"dropped_at": timezone.now()}),
    ],
)
def test_what_the_database_refuses_of_a_clearance(name: str, fields: dict[str, Any]) -> None:
    money.distributed()
    notice = kept_down()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row_of(notice=notice, **fields)


@contextmanager
def refused(words: str) -> Iterator[None]:
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        yield


def stays(rows: QuerySet[Any], words: str, **change: Any) -> None:
    with refused(words):
        rows.update(**change)
    with refused(words):
        rows.delete()


def test_a_payee_is_cleared_once_of_a_notice_by_two_people_and_it_stays() -> None:
    money.distributed()
    notice, finn = kept_down(), builders.staff("finn")
    made = Clearance.objects.filter(pk=row_of(notice=notice).pk)
    with refused("a_payee_is_cleared_once_of_a_notice"):
        row_of(notice=notice)
    with refused("a_clearance_is_confirmed_by_a_second_person"):
        made.update(confirmed_by=finn, confirmed_at=timezone.now())
    stays(made, "a clearance stays", reason="Else.")


def test_what_a_payout_kept_back_stays_and_is_kept_back_once() -> None:
    money.distributed()
    standing("ada")
    stepped(noticed(), Step.FORWARD)
    leaving.owed("ada", 5000)
    leaving.batch()
    kept = KeptBack.objects.get()
    values = {"payout": kept.payout, "share": kept.share, "notice": kept.notice}
    with refused("a_payout_keeps_a_share_back_once"):
        KeptBack.objects.create(**values, amount=5)
    with refused("what_is_kept_back_is_more_than_nothing"):
        KeptBack.objects.create(**values, amount=0)
    stays(KeptBack.objects.all(), "what a payout kept back stays", amount=1)
