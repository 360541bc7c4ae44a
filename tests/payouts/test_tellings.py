"""Why somebody gets what they get of a large proposal: worked out by a worker, then kept."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from payouts import drafting, errands, tasks, tellings
from payouts.models import Telling
from payouts.queries import why as reading
from payouts.queries.why import why
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def address(name: str, of: str) -> str:
    return f"{of}people/{builders.person(name).key}/"


def test_it_is_worked_out_once_and_reads_as_in_a_small_proposal(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = address("ada", money.opened().get_absolute_url())
    small = client.get(at).content.decode()
    monkeypatch.setattr(errands, "LARGE", 0)
    for _again in range(2):
        waiting = client.get(at).content.decode()
        assert "It is being worked out" in waiting
        assert "data-pending" in waiting
    tasks.tell(Telling.objects.get().pk)
    monkeypatch.setattr(drafting, "content_of", None)
    assert steps_in(client.get(at).content.decode()) == steps_in(small)


def steps_in(page: str) -> str:
    return page[page.index('<ol class="steps">') : page.index("</ol>")]


def test_every_explanation_is_kept_to_the_grain() -> None:
    proposal = money.opened()
    for share in proposal.shares.select_related("person", "proposal__production"):
        found = why(share, drafting.unpack(proposal))
        assert tellings.read(share, tellings.written(found)) == found


def test_a_worker_that_stops_is_followed_by_another(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = address("ben", money.opened().get_absolute_url())
    monkeypatch.setattr(errands, "LARGE", 0)
    client.get(at)
    telling, later = Telling.objects.get(), timezone.now() + timedelta(minutes=5)
    Telling.objects.claim(telling.pk, timezone.now())
    tellings.run(telling.pk, timezone.now())
    assert Telling.objects.get().finished_at is None
    tellings.run(telling.pk, later)
    assert Telling.objects.get().finished_at == later


def test_what_fails_is_said_with_its_reason(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = address("ben", money.opened().get_absolute_url())
    monkeypatch.setattr(errands, "LARGE", 0)
    client.get(at)
    telling = Telling.objects.get()
    monkeypatch.setattr(drafting, "content_of", None)
    for hours in range(3):
        tellings.run(telling.pk, timezone.now() + timedelta(hours=hours))
    page = client.get(at).content.decode()
    assert "It could not be worked out." in page
    assert "Something went wrong" in page


def test_of_many_works_the_largest_are_named_and_the_others_summed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_PASSED", 1)
    proposal = money.opened()
    page = client.get(address("ada", proposal.get_absolute_url())).content.decode()
    assert "1 more work<" in page
    assert "318.4202" in page
