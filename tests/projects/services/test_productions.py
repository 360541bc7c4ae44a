from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Notice
from projects.models import Phase, Production
from projects.services.productions import release
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def production() -> Production:
    return builders.production(builders.project(lead="eva"))


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
