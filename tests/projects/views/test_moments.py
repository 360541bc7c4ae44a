"""A link to a moment of a finished work, on the pages of its production and its project."""

import pytest
from django.utils import timezone

from tests import builders
from tests.contributions.views.test_moments import played, sources_at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_a_finished_work_begins_where_the_address_says(kind: str) -> None:
    production = builders.production()
    production.final, production.released_at = played(kind).contribution, timezone.now()
    production.save()
    for address in (production.get_absolute_url(), production.project.get_absolute_url()):
        plain = sources_at(address, "")
        assert len(plain) == 2
        assert sources_at(address, "?t=42") == [f"{each}#t=42" for each in plain]
        assert sources_at(address, "?t=61") == plain


def test_a_production_without_a_finished_work_takes_no_moment() -> None:
    production = builders.production()
    production.released_at = timezone.now()
    production.save()
    assert sources_at(production.get_absolute_url(), "?t=42") == []
