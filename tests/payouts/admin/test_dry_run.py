"""A dry run says what the act itself would do, all of it, and leaves nothing behind."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import IntegrityError, connection
from django.test import Client
from django.utils import timezone

from accounts.admin.rehearsal import rehearse, why_refused
from accounts.models import AuditRecord, Envelope, Event, MailDelivery, Notice
from accounts.services import audit
from accounts.services.notices import notify
from payouts import books
from payouts.computing import computation
from payouts.models import Computation, Letter
from payouts.models.books import Entry, Posting
from payouts.services.proposals import propose
from tests import builders
from tests.payouts import builders as money
from tests.payouts import guests

pytestmark = pytest.mark.django_db(transaction=True)


def _tell(name: str, key: str) -> None:
    user = builders.user(name)
    notify(recipients=[user], event=Event.FINAL, subject=key, url="/", target=user, key=key)


def test_opening_is_tried_with_every_mail_and_letter_and_leaves_nothing_behind() -> None:
    production = money.lighthouse()
    song = production.pieces.get(title="Song")
    builders.credit(song, guests.gus().person, 1, role="Cello")
    money.sale(production)
    paula = builders.staff("paula")
    proposal = propose(production=production, currency="USD", by=paula)
    computation.compute(Computation.objects.get().pk, timezone.now())
    tables = (AuditRecord, Notice, MailDelivery, Letter, Envelope)
    before = {table: table.objects.count() for table in tables}
    mail.outbox.clear()
    client, url = Client(), f"/admin/payouts/proposal/{proposal.pk}/steps/open/"
    client.force_login(paula)
    page = client.post(url, {"reason": "Ready.", "rehearse": "1"}).content.decode()
    assert "Audit log: proposal opened" in page
    assert "Ada is told (on the site, by mail)" in page
    assert "A letter with a link to claim goes to Gus Ferrer" in page
    assert {table: table.objects.count() for table in tables} == before
    assert mail.outbox == []


def test_what_others_do_meanwhile_is_not_part_of_it() -> None:
    paula, eva = builders.staff("paula"), builders.user("eva")

    def somebody_else() -> None:
        _tell("ben", "theirs")
        audit.record(actor=paula, action="theirs", target=eva)
        connection.close()

    def act() -> None:
        with ThreadPoolExecutor(1) as other:
            other.submit(somebody_else).result()
        _tell("ada", "ours")
        audit.record(actor=None, action="ours", target=eva)

    assert rehearse(act) == [
        "Audit log: ours, @eva",
        "Ada is told (on the site, by mail): ours",
    ]


def test_a_mail_that_would_wait_is_named_and_more_than_a_page_is_counted() -> None:
    builders.user("ada")

    def act() -> None:
        Envelope.objects.create(to="ada@studio.example", subject="Confirm it", text="…")
        for number in range(23):
            _tell("ada", str(number))

    said = rehearse(act)
    assert said[-1] == "A mail to ada@studio.example: Confirm it"
    assert said[-2] == "and 3 more like these"


def test_what_the_database_would_refuse_at_the_commit_is_refused_in_the_dry_run() -> None:
    finn = builders.staff("finn")

    def unbalanced() -> None:
        made = Entry.objects.create(
            key="tried", fingerprint="f", kind="test", source_type="t", source_id=str(finn.pk)
        )
        for account, amount in ((books.bank("USD"), 5), (books.company("USD"), -4)):
            Posting.objects.create(entry=made, account=account, amount=amount, currency="USD")

    with pytest.raises(IntegrityError) as refused:
        rehearse(unbalanced)
    assert "is not balanced: 1 USD" in why_refused(refused.value)
    assert not Entry.objects.exists()
