from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import AuditRecord, Notice
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from projects.models import Phase, Production, Project
from projects.services.productions import release, send_back
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def production() -> Production:
    project = builders.project(lead="eva")
    project.phase = Phase.IN_REVIEW
    project.save()
    return builders.production(project)


def test_staff_releases_and_everybody_credited_is_told(production: Production) -> None:
    builders.call(production.project)
    builders.credit(builders.piece(production, "Song", 10), builders.work("cleo"))
    film = builders.work("eva", title="The film")
    paula = builders.staff("paula")
    release(production=production, final=film.contribution, by=paula, now=NOW, reason="Done.")
    production.refresh_from_db()
    assert (production.final, production.released_at) == (film.contribution, NOW)
    assert production.project.phase == Phase.RELEASED
    assert production.project.calls.get().closed_by == paula
    assert [notice.recipient.handle for notice in Notice.objects.all()] == ["cleo"]
    with pytest.raises(ValidationError, match="released already"):
        release(production=production, final=film.contribution, by=paula, now=NOW)


def test_what_its_leads_have_not_finished_is_released_only_as_an_exception(
    production: Production,
) -> None:
    Project.objects.update(phase=Phase.ASSEMBLING)
    film, paula = builders.work("eva").contribution, builders.staff("paula")
    with pytest.raises(ValidationError, match="have not moved it"):
        release(production=production, final=film, by=paula, now=NOW, reason="Done.")
    release(production=production, final=film, by=paula, now=NOW, reason="By phone.", early=True)
    assert AuditRecord.objects.get(action="production released").detail["early"]


def test_a_project_goes_back_to_its_leads_with_a_reason(production: Production) -> None:
    paula, reason = builders.staff("paula"), "The second verse has no credit."
    send_back(project=production.project, by=paula, now=NOW, reason=reason)
    production.project.refresh_from_db()
    assert production.project.phase == Phase.ASSEMBLING
    told = Notice.objects.get(subject__contains="sent")
    assert (told.recipient.handle, told.body) == ("eva", reason)
    assert told.event in MONEY_AND_RIGHTS, "nobody misses by choice what staff decided of theirs"
    with pytest.raises(ValidationError, match="not in review any more"):
        send_back(project=production.project, by=paula, now=NOW, reason=reason)


def test_the_finished_work_is_by_a_lead(production: Production) -> None:
    with pytest.raises(ValidationError, match="by a lead of the project"):
        release(
            production=production,
            final=builders.work("dan").contribution,
            by=builders.staff("paula"),
            now=NOW,
        )
    production.refresh_from_db()
    assert production.released_at is None
