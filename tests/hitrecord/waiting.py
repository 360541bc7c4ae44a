"""An office in which one thing waits in many queues, and others of its kind are done."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from accounts.models import Departure
from contributions.models import CopyrightNotice
from payouts.models import Comparison, Freeze, Letter, Objection
from projects.models import Phase, Submission
from tests import builders
from tests.hitrecord.moderation import acting
from tests.payouts import builders as money
from tests.payouts import guests


def office() -> None:
    _said_and_decided()
    _offered()
    _of_money()


def _said_and_decided() -> None:
    now = timezone.now()
    for _appealed in range(2):
        decision = acting.decided(acting.reported(acting.subject("comment", acting.remark().pk)))
    type(decision).objects.filter(pk=decision.pk).update(
        appealed_at=now, appealed_by=builders.user("eva"), appeal="It was a joke."
    )
    acting.reported(acting.subject("comment", acting.remark().pk))
    work = builders.work("ada").contribution
    told = {"claimant": "Jo", "email": "jo@x.example", "contact": "Here", "original": "A song"}
    CopyrightNotice.objects.create(work=work, **told)
    asked = {"works": "stay", "name": "keep", "due_at": now}
    for name in ("gus", "hal"):
        Departure.objects.create(user=builders.user(name), **asked)
    Departure.objects.filter(user__handle="gus").update(quarantined_at=now, reason="Broke off.")


def _offered() -> None:
    now, project = timezone.now(), builders.project()
    for handle in ("ada", "ben"):
        Submission.objects.create(
            project=project, version=builders.work(handle), submitted_by=builders.user(handle)
        )
    Submission.objects.filter(submitted_by__handle="ben").update(withdrawn_at=now)
    builders.project("In review")
    type(project).objects.filter(title="In review").update(phase=Phase.IN_REVIEW)


def _of_money() -> None:
    now = timezone.now()
    letter = guests.letter()
    Letter.objects.filter(pk=letter.pk).update(quarantined_at=now, reason="No such address.")
    money.sale(builders.production())
    proposal = money.opened()
    said = {"proposal": proposal, "kind": "too_low", "words": "Too little."}
    Objection.objects.create(by=builders.user("ada"), **said)
    Objection.objects.create(by=builders.user("ben"), withdrawn_at=now, **said)
    Freeze.objects.create(
        asked_at=now, asked_by=builders.user("paula"), lifted_at=now,
        lifted_by=builders.staff("finn"), reason="Fine.",
        found_at=now - timedelta(days=1),
    )  # fmt: skip
    Freeze.objects.create()
    for provider, since in (("stripe", now), ("masspay", None)):
        Comparison.objects.create(
            provider=provider, tried_at=now, failing_since=since, cause="Away." if since else ""
        )
