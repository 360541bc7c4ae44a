"""A work of several authors is withdrawn by whoever first published it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person, User
from contributions.models import Contribution, Version
from contributions.queries.withdrawable import withdrawable_by
from contributions.services import consenting, inviting, withdrawing
from contributions.services.drafts import next_version
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def song() -> Version:
    """Ben published it, Cleo made it with him."""
    draft = making.draft("ben")
    builders.user("cleo")
    now = timezone.now()
    row = inviting.invite(draft=draft, handle="cleo", role="Melody", now=now)
    consenting.answer(row=row, accepts=True, line="", now=now)
    return publish(draft=draft, by=draft.author, now=now)


def takes_down(work: Contribution, name: str) -> bool:
    return withdrawing.withdraw(contribution=work, by=builders.user(name), now=timezone.now())


def test_ben_may_and_cleo_may_not(song: Version) -> None:
    work = song.contribution
    with pytest.raises(ValidationError, match="Only whoever first published this work"):
        takes_down(work, "cleo")
    assert takes_down(work, "ben")
    with pytest.raises(ValidationError, match="Only whoever first published this work"):
        withdrawing.restore(contribution=work, by=builders.user("cleo"), now=timezone.now())
    assert withdrawing.restore(contribution=work, by=builders.user("ben"), now=timezone.now())


def test_a_next_version_by_cleo_changes_nothing_about_it(song: Version) -> None:
    draft = next_version(contribution=song.contribution, by=builders.user("cleo"))
    publish(draft=draft, by=draft.author, now=timezone.now())
    assert takes_down(song.contribution, "ben")


def test_once_ben_is_no_author_any_more_cleo_may(song: Version) -> None:
    draft = next_version(contribution=song.contribution, by=builders.user("cleo"))
    bens = draft.authors.get(person=builders.person("ben"))
    consenting.answer(row=bens, accepts=False, line="", now=timezone.now())
    publish(draft=draft, by=draft.author, now=timezone.now())
    assert takes_down(song.contribution, "cleo")


def test_once_bens_account_is_closed_cleo_may(song: Version) -> None:
    User.objects.filter(handle="ben").update(is_active=False)
    assert takes_down(song.contribution, "cleo")


@pytest.mark.parametrize(("name", "may"), [("ben", True), ("cleo", False), ("dan", False)])
def test_the_button_is_there_for_who_may(
    song: Version, client: Client, name: str, may: bool
) -> None:
    client.force_login(builders.user(name))
    page = client.get(song.contribution.get_absolute_url()).content.decode()
    assert ("Withdraw this work" in page) is may


def test_a_visitor_is_nobodys_author() -> None:
    poem = builders.work("ada")
    poem.authorships.model.objects.create(
        version=poem, person=Person.objects.create(credit_name="G"), position=1
    )
    assert not withdrawable_by(User()).exists()


def test_cleo_gets_a_sentence(song: Version, client: Client) -> None:
    client.force_login(builders.user("cleo"))
    address = reverse("withdrawal", args=[song.contribution_id])
    page = client.post(address, follow=True).content.decode()
    assert "Only whoever first published this work" in page
