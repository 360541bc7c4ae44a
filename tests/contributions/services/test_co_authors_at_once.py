"""Two who press at the same moment: one comes first, and both are told the truth."""

from __future__ import annotations

import pytest
from django.utils import timezone

from contributions.models import Answer, Authorship, Draft, DraftAuthor
from contributions.services import arranging, consenting, inviting
from contributions.services.publishing import publish
from tests import builders
from tests.at_once import together
from tests.contributions import making

pytestmark = pytest.mark.django_db(transaction=True)


def asked() -> tuple[Draft, DraftAuthor]:
    draft = making.draft("ben")
    builders.user("cleo")
    now = timezone.now()
    return draft, inviting.invite(draft=draft, handle="cleo", role="Melody", now=now)


def yes(row: DraftAuthor) -> None:
    consenting.answer(row=row, accepts=True, line="", now=timezone.now())


def names() -> list[str]:
    return list(Authorship.objects.values_list("person__credit_name", flat=True))


@pytest.mark.parametrize("attempt", range(3))
def test_cleo_accepts_while_ben_takes_it_back(attempt: int) -> None:
    draft, row = asked()
    accepted, taken = together(
        lambda: yes(row),
        lambda: arranging.take_back(draft=draft, row_id=row.pk, now=timezone.now()),
    )
    row.refresh_from_db()
    assert taken == "done"
    assert accepted in {"done", "ValidationError"}
    assert row.answer == Answer.TAKEN_BACK
    publish(draft=draft, by=draft.author, now=timezone.now())
    assert names() == ["Ben"]


@pytest.mark.parametrize("attempt", range(3))
def test_cleo_accepts_while_ben_publishes(attempt: int) -> None:
    """Either she is named, or nothing is published yet; she is never left out after her yes."""
    draft, row = asked()
    accepted, published = together(
        lambda: yes(row), lambda: publish(draft=draft, by=draft.author, now=timezone.now())
    )
    assert accepted == "done"
    assert names() == (["Ben", "Cleo"] if published == "done" else [])


@pytest.mark.parametrize("attempt", range(3))
def test_cleo_leaves_while_ben_publishes(attempt: int) -> None:
    draft, row = asked()
    yes(row)
    left, published = together(
        lambda: consenting.answer(row=row, accepts=False, line="", now=timezone.now()),
        lambda: publish(draft=draft, by=draft.author, now=timezone.now()),
    )
    assert published == "done"
    assert names() == (["Ben"] if left == "done" else ["Ben", "Cleo"])


def test_ben_asks_cleo_twice_at_once() -> None:
    draft = making.draft("ben")
    builders.user("cleo")
    outcomes = together(
        *[
            lambda: inviting.invite(draft=draft, handle="cleo", role="", now=timezone.now())
            for _ in range(2)
        ]
    )
    assert sorted(outcomes) == ["ValidationError", "done"]
    assert draft.authors.count() == 2
