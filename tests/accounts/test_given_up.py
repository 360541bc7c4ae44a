"""What a worker gave up stands in the queues of staff, who have it tried again."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.mailing import deliver_digest, gather_strays
from accounts.models import (
    Announcement,
    AuditRecord,
    Choice,
    Digest,
    Envelope,
    Event,
    MailDelivery,
    Pace,
)
from accounts.services.notices import notify
from accounts.services.resending import begin_again
from hitrecord.queries.queues import queues
from tests import builders

pytestmark = pytest.mark.django_db


def given_up() -> Digest:
    ada = builders.user("ada")
    Choice.objects.create(user=ada, event=Event.REMIXED, mail=Pace.DAILY)
    notify(recipients=[ada], event=Event.REMIXED, subject="Built on", url="/", target=ada, key="k")
    digest = Digest.objects.get()
    Digest.objects.filter(pk=digest.pk).update(quarantined_at=timezone.now(), reason="it broke")
    return digest


def test_digests_news_and_letters_that_were_given_up_stand_in_the_queues() -> None:
    digest, now = given_up(), timezone.now()
    work = builders.work("ada").contribution
    about = ContentType.objects.get_for_model(work)
    Announcement.objects.create(
        event=Event.PUBLISHED,
        subject="News",
        url="/",
        key="news",
        target_type=about,
        target_id=work.pk,
        followed_type=about,
        followed_id=work.pk,
        quarantined_at=now,
    )
    Envelope.objects.create(to="a@b.example", subject="S", text="T", quarantined_at=now)
    max_ = builders.staff("max")
    found = {str(queue.label): queue for queue in queues(max_)}
    for label in (
        "Digests given up",
        "News for followers given up",
        "Letters of accounts given up",
    ):
        assert found[label].count == 1
        assert found[label].oldest
        client = Client()
        client.force_login(max_)
        page = client.get(found[label].url)
        assert page.status_code == 200
        assert page.context["cl"].result_count == 1
    asked = {"action": "again", "_selected_action": digest.pk, "asked": "yes", "reason": "Again."}
    client.post(found["Digests given up"].url, asked)
    digest.refresh_from_db()
    assert digest.quarantined_at is None
    assert AuditRecord.objects.get(action="digest tried again").actor == max_


def test_a_digest_that_is_tried_again_tells_what_waited_for_the_next_one() -> None:
    digest = given_up()
    gather_strays()
    assert MailDelivery.objects.get().digest_id != digest.pk
    begun = begin_again(rows=Digest.objects.all(), by=builders.staff("max"), now=timezone.now())
    assert begun == 1
    deliver_digest(digest.pk)
    assert "Built on" in str(mail.outbox[-1].body)
    assert MailDelivery.objects.get().finished_at
