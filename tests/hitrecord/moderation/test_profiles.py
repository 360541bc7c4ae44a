"""A profile whose words and picture staff took down, and gave back."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import ProfileRemoval, User
from contributions.models import Decision
from hitrecord.moderation.appealing import appeal, review
from tests import builders
from tests.contributions.disputing import moderator
from tests.hitrecord.moderation.acting import decided, reported, subject

pytestmark = pytest.mark.django_db
FOUL = "Buy my pills at pills.example"


@pytest.fixture
def cleo() -> User:
    cleo = builders.user("cleo", bio=FOUL, open_to="Selling pills")
    cleo.person.avatar = "faces/cleo.webp"
    cleo.person.save()
    return cleo


def page() -> str:
    return Client().get("/people/cleo/").content.decode()


def blanked(cleo: User) -> Decision:
    return decided(reported(subject("person", cleo.pk, "ada"), by="ada"), removes=True)


def granted(made: Decision) -> None:
    now = timezone.now()
    appeal(decision=made, by=builders.user("cleo"), words="They are for my cat.", now=now)
    review(decision=made, by=moderator("mia"), uphold=False, reason="True.", now=now)


def test_words_and_picture_go_the_name_stays_and_an_appeal_gives_them_back(cleo: User) -> None:
    assert FOUL in page()
    made = blanked(cleo)
    assert FOUL not in page()
    assert "Selling pills" not in page()
    assert "faces/cleo.webp" not in page()
    assert "Cleo" in page()
    granted(made)
    assert FOUL in page()
    assert "faces/cleo.webp" in page()
    assert not ProfileRemoval.objects.exists()


def test_what_was_written_since_stays_after_a_granted_appeal(cleo: User) -> None:
    made = blanked(cleo)
    User.objects.filter(pk=cleo.pk).update(bio="I sing.")
    granted(made)
    assert "I sing." in page()
    assert FOUL not in page()
    assert "Selling pills" in page()


def test_an_empty_profile_has_nothing_to_take_and_a_new_one_can_go_again(cleo: User) -> None:
    blanked(cleo)
    with pytest.raises(ValidationError, match="down already"):
        blanked(cleo)
    User.objects.filter(pk=cleo.pk).update(bio=FOUL)
    blanked(cleo)
    assert ProfileRemoval.objects.filter(user=cleo).count() == 2


def test_the_moderator_reads_the_words_on_the_page_of_the_case(cleo: User) -> None:
    case = reported(subject("person", cleo.pk, "ada"), by="ada")
    client = Client()
    client.force_login(builders.staff("mia"))
    desk = client.get(f"/admin/contributions/case/{case.pk}/decide/").content.decode()
    assert FOUL in desk
    assert "Take it down" in desk


def test_what_was_taken_from_a_profile_was_something(cleo: User) -> None:
    name = "what_was_taken_from_a_profile_was_something"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ProfileRemoval.objects.create(user=cleo, by=builders.staff("max"))
