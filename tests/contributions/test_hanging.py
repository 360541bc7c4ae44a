"""A card is drawn once, and never shown when it is not true any more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from accounts.models import User, Viewing
from contributions.models import Contribution
from contributions.queries.cards import HELD_SECONDS, cards_of, held
from contributions.services.recommending import recommend
from contributions.services.withdrawing import withdraw
from contributions.templatetags.hanging import hang, kept
from hitrecord.foundation import strangers
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(held, "seconds", 3600)
    kept.clear()
    strangers.kept.clear()
    yield
    strangers.kept.clear()
    kept.clear()
    held.clear()


@pytest.fixture
def work() -> Contribution:
    return builders.work("ada", title="The heron").contribution


def test_links_have_half_of_their_time_left_when_a_card_is_shown_for_the_last_time() -> None:
    """What is drawn last from a card that was held to its end is held as long again, and so is a
    page of it."""
    assert HELD_SECONDS + kept.seconds + strangers.SECONDS <= settings.LINK_SECONDS / 2


def wall(client: Client | None = None) -> str:
    return (client or Client()).get("/discover/").content.decode()


def test_a_card_is_drawn_once_for_all_who_read_it_alike(
    work: Contribution, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = wall()
    drawn: list[str] = []
    monkeypatch.setattr("contributions.templatetags.hanging.get_template", drawn.append)
    ben = Client()
    ben.force_login(builders.user("ben"))
    for shown in (first, wall(), wall(ben)):
        assert "The heron" in shown
    assert drawn == []
    with override("de"), pytest.raises(AttributeError):  # nothing is kept of another language
        hang(cards_of([work.pk], viewing=Viewing.VEIL))


def test_a_new_title_an_authors_new_name_and_a_heart_are_seen_at_once(work: Contribution) -> None:
    assert "The heron" in wall()
    Contribution.objects.filter(pk=work.pk).update(title="The crane")
    assert "The crane" in wall()
    assert "The heron" not in wall()
    ada = builders.person("ada")
    ada.credit_name = "Ada of the Lake"
    ada.save()
    assert "Ada of the Lake" in wall()
    recommend(contribution=work, by=builders.user("ben"))
    assert "</span>1</span>" in wall()


def test_what_is_taken_down_is_gone_at_once_and_comes_back(work: Contribution) -> None:
    assert "The heron" in wall()
    withdraw(contribution=work, by=builders.user("ada"), now=timezone.now())
    assert "The heron" not in wall()


def test_under_a_cover_there_is_nothing_of_what_others_were_shown(work: Contribution) -> None:
    Contribution.objects.filter(pk=work.pk).update(is_mature=True)
    text = work.current.text if work.current else ""
    bold = Client()
    bold.force_login(builders.user("cleo", viewing=Viewing.SHOW))
    shy = Client()
    shy.force_login(builders.user("dan", viewing=Viewing.HIDE))
    assert text
    assert text in wall(bold)
    assert text not in wall()
    assert "The heron" not in wall(shy)
    User.objects.filter(handle="cleo").update(viewing=Viewing.VEIL)
    assert text not in wall(bold)
