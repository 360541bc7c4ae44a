"""Finance uploads the service's own list: what it has and we do not, and the other way round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from hitrecord.queries.queues import queues
from payouts import tasks
from payouts.models import Disagreement, Freeze, Listing, Payout, Transfer
from payouts.services.answers import take_answer
from payouts.services.listings import take_listing
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
HEADING = "Reference ID,Amount,Currency,Status"


@pytest.fixture
def sent() -> dict[str, str]:
    """Ada and Ben are in a file of today; name → reference."""
    for name in ("ada", "ben"):
        leaving.owed(name)
    for payout in leaving.approved(leaving.batch("masspay")).payouts.all():
        tasks.pay(payout.pk)
    return dict(Payout.objects.values_list("payee__person__user__handle", "reference"))


def took(*lines: str, last: int = 30) -> Listing:
    today = timezone.now().date()
    made = take_listing(
        text="\n".join([HEADING, *lines]),
        first_day=today - timedelta(days=3),
        last_day=today + timedelta(days=last),
        by=builders.staff("finn"),
        now=timezone.now(),
    )
    for _again in range(3):
        tasks.compare_listing(made.pk)
    return made


def found(listing: Listing) -> dict[str, str]:
    return dict(listing.found.values_list("reference", "kind"))


def test_a_list_that_says_the_same_is_taken_over(sent: dict[str, str]) -> None:
    made = took(f"{sent['ada']},50.00,USD,Completed", f"{sent['ben']},50.00,USD,Pending")
    assert found(made) == {}
    assert not Freeze.objects.exists()
    assert set(Payout.objects.values_list("state", flat=True)) == {"paid", "submitted"}
    tasks.reconcile()
    assert not Freeze.objects.exists()
    assert money.problems() == []


def test_what_only_one_side_has_and_what_differs_is_kept_and_freezes(sent: dict[str, str]) -> None:
    made = took(f"{sent['ada']},50.01,USD,Completed", "P-999-1,7.00,USD,Completed")
    assert found(made) == {sent["ada"]: "different", "P-999-1": "theirs", sent["ben"]: "ours"}
    assert "$50.01 (Paid), and here it is $50.00" in made.found.get(kind="different").sentence
    frozen = "\n".join(one.sentence for one in Freeze.objects.get().findings.all())
    assert all(reference in frozen for reference in (sent["ada"], sent["ben"], "P-999-1"))
    assert set(Payout.objects.values_list("state", flat=True)) == {"submitted"}
    page = signed_in("finn").get(f"/admin/payouts/listing/{made.pk}/change/").content.decode()
    assert "theirs, not ours" in page
    assert "P-999-1" in page
    assert "3 payments differ" in signed_in("finn").get("/admin/payouts/listing/").content.decode()


def test_what_was_ordered_a_moment_ago_need_not_be_on_it_and_what_is_paid_must(
    sent: dict[str, str],
) -> None:
    other = took("P-999-1,7.00,USD,Pending", last=0)
    assert found(other) == {"P-999-1": "theirs"}
    take_answer(
        text=f"Reference ID,Status\n{sent['ada']},Paid",
        by=builders.staff("finn"),
        now=timezone.now(),
    )
    tasks.pay(Payout.objects.get(reference=sent["ada"]).pk)
    assert found(took("P-999-2,7.00,USD,Pending", last=0))[sent["ada"]] == "ours"


def test_a_payment_forgotten_by_a_restore_is_found_on_the_list(sent: dict[str, str]) -> None:
    ben = Payout.objects.get(reference=sent["ben"])
    forgotten = f"P-{ben.payee_id}-{ben.number + 1}"
    leaving.owed("ben", 700)
    lines = [f"{sent[who]},50.00,USD,Pending" for who in ("ada", "ben")]
    Payout.objects.filter(pk=ben.pk).update()
    made = took(*lines, f"{forgotten},7.00,USD,Completed")
    # while one is on its way there is no second: somebody has to look
    assert found(made) == {forgotten: "theirs"}


def test_yen_and_dinars_are_read_with_their_decimals(sent: dict[str, str]) -> None:
    made = took(
        f"{sent['ada']},50,USD,Pending",
        f"{sent['ben']},50.000,USD,Pending",
    )
    assert found(made) == {sent["ben"]: "different"}
    assert "cannot be read" in made.found.get().sentence


def test_a_list_is_taken_whole_or_not_at_all_and_once(sent: dict[str, str]) -> None:
    line = f"{sent['ada']},50.00,USD,Pending"
    with pytest.raises(ValidationError, match="names a payment twice"):
        took(line, line)
    with pytest.raises(ValidationError, match="Line 2 cannot be understood"):
        took(f"{sent['ada']},50.00,USD,Perhaps")
    took(line)
    with pytest.raises(ValidationError, match="compared already"):
        took(line)
    with pytest.raises(ValidationError, match="ends before it begins"):
        took(line, last=-9)


def test_finance_uploads_it_in_the_admin(sent: dict[str, str]) -> None:
    text = f"{HEADING}\n{sent['ada']},50.00,USD,Completed"
    finn, address = signed_in("finn"), "/admin/payouts/listing/add/"
    days = {"first_day": "2026-11-01", "last_day": "2026-11-20"}

    def upload(words: str, **more: str) -> str:
        file = SimpleUploadedFile("list.csv", words.encode())
        return finn.post(address, days | more | {"file": file}, follow=True).content.decode()

    assert "needs columns named" in upload("Reference ID,Status\nP-1-1,Paid")
    assert "Enter a valid date" in upload(text, last_day="soon")
    assert "enctype" in finn.get(address).content.decode()
    assert "being compared" in upload(text)
    builders.staff("paula", role="producer")
    assert signed_in("paula").get(address).status_code == 403


def test_orders_without_an_answer_for_days_stand_on_the_dashboard(sent: dict[str, str]) -> None:
    def waits() -> int:
        label = "Payouts the service does not answer for"
        return next(one.count for one in queues(builders.staff("olga")) if one.label == label)

    assert waits() == 0
    Payout.objects.update(changed_at=timezone.now() - timedelta(days=6))
    assert waits() == 2
    page = signed_in("finn").get("/admin/payouts/payout/?answer=late").content.decode()
    assert sent["ada"] in page


def test_what_the_database_refuses_of_lists(sent: dict[str, str]) -> None:
    day = date(2026, 11, 6)
    finn = builders.staff("finn")

    def row(**fields: object) -> Listing:
        given = {"sha256": "a" * 64, "text": "", "first_day": day, "last_day": day}
        values = {"provider": "masspay", "received_by": finn, "due_at": timezone.now()}
        return Listing.objects.create(**given | values | fields)

    made = row()
    first = {"listing": made, "reference": "P-1-1", "kind": "ours", "sentence": "-"}
    Disagreement.objects.create(**first)
    attacks: dict[str, Callable[[], object]] = {
        "a_list_of_a_provider_counts_once": row,
        "a_list_ends_after_it_begins": lambda: row(last_day=day - timedelta(days=1)),
        "a_list_disagrees_once_about_a_payment": lambda: Disagreement.objects.create(**first),
        "kind_of_a_disagreement_is_known": lambda: Disagreement.objects.create(
            **first | {"reference": "P-1-2", "kind": "odd"}
        ),
    }
    for name, attack in attacks.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            attack()
    assert Transfer.objects.count() == 2
