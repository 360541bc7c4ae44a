"""The sentence beside a heart: reported, taken down, and not said again."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Recommendation
from contributions.services.recommending import recommend
from hitrecord.moderation.appealing import appeal, review
from tests import builders
from tests.contributions.disputing import moderator
from tests.hitrecord.moderation.acting import decided, reported, subject

pytestmark = pytest.mark.django_db
FOUL = "Ada should never draw again."


@pytest.fixture
def heart() -> Recommendation:
    work = builders.work("ada", title="The sea").contribution
    recommend(contribution=work, by=builders.user("ben"), sentence=FOUL)
    return Recommendation.objects.get()


def pages(heart: Recommendation) -> str:
    paths = (heart.get_absolute_url(), "/people/ben/", "/people/ben/recommends/")
    return " ".join(Client().get(path).content.decode() for path in paths)


def test_the_words_go_everywhere_and_the_heart_stays(heart: Recommendation) -> None:
    address = f"/report/recommendation/{heart.pk}/"
    assert FOUL in pages(heart)
    assert address in pages(heart)
    made = decided(reported(subject("recommendation", heart.pk, "ada"), by="ada"), removes=True)
    assert FOUL not in pages(heart)
    assert "A moderator took these words down." in pages(heart)
    assert "1 member recommends this." in pages(heart)
    assert Notice.objects.get(event="recommended").body == ""
    assert Client().get(address).status_code == 404
    ben = Client()
    ben.force_login(builders.user("ben"))
    assert made.reason in ben.get("/settings/staff/").content.decode()
    now = timezone.now()
    appeal(decision=made, by=builders.user("ben"), words="It was irony.", now=now)
    review(decision=made, by=moderator("mia"), uphold=False, reason="It was.", now=now)
    assert FOUL in pages(heart)


def test_the_same_words_are_not_taken_again_and_others_are(heart: Recommendation) -> None:
    ben, work = builders.user("ben"), heart.contribution
    decided(reported(subject("recommendation", heart.pk, "ada"), by="ada"), removes=True)
    with pytest.raises(ValidationError, match="these very words"):
        recommend(contribution=work, by=ben, sentence=FOUL)
    recommend(contribution=work, by=ben)
    assert FOUL not in pages(heart)
    recommend(contribution=work, by=ben, sentence="The blue is deep.")
    assert "The blue is deep." in pages(heart)


def test_nobody_reports_their_own_and_a_heart_without_words_has_nothing_to_report(
    heart: Recommendation,
) -> None:
    with pytest.raises(ValidationError, match="This is yours"):
        reported(subject("recommendation", heart.pk, "ben"), by="ben")
    Recommendation.objects.update(sentence="")
    assert Client().get(f"/report/recommendation/{heart.pk}/").status_code == 404


def test_hidden_words_of_a_heart_were_hidden_by_somebody(heart: Recommendation) -> None:
    name = "hidden_words_of_a_heart_were_hidden_by_somebody"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Recommendation.objects.filter(pk=heart.pk).update(hidden_at=timezone.now())
