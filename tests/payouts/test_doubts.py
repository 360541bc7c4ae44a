"""What stands in the way of a first proposal, and what of it can be let pass with a reason."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import AuditRecord, Person, User
from contributions.models import MediaFile, Processing, Source, Version
from payouts import tasks
from payouts.models import Computation, LetPass, Proposal
from payouts.queries.blockers import blockers
from payouts.queries.doubts import doubts
from payouts.services.passing import let_pass
from projects.models import Production
from tests import builders
from tests.contributions import disputing
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.builders import computed, lighthouse, sold

pytestmark = pytest.mark.django_db


@pytest.fixture
def production() -> Production:
    for name, title in (("joe", "Old"), ("gus", "Older")):
        builders.work(name, title=title)
    made = lighthouse()
    sold(made)
    return made


def named(title: str) -> Version:
    return Version.objects.get(contribution__title=title)


def song() -> Version:
    return named("Slow waltz")


def is_ready(proposal: Proposal) -> bool:
    return Computation.objects.get(proposal=proposal).finished_at is not None


def test_a_missing_link_stands_in_the_way_until_it_is_let_pass(production: Production) -> None:
    disputing.claim(song(), named("Old"), "dan")
    proposal = computed(production)
    assert "claimed that “Slow waltz” was made from “Old”" in str(proposal.computation.reason)
    url = f"/admin/payouts/proposal/{proposal.pk}/"
    paula = signed_in("paula")
    assert "Let pass what is in doubt" in paula.get(f"{url}change/").content.decode()
    step = f"{url}steps/pass/"
    assert "“Old”" in paula.get(step).content.decode()
    paula.post(step, {"reason": "Dan heard it in a dream."})
    tasks.compute(Computation.objects.get(proposal=proposal).pk)
    assert is_ready(proposal)
    assert doubts(production) == []
    assert LetPass.objects.get().reason == "Dan heard it in a dream."
    assert AuditRecord.objects.filter(action="doubts let pass").exists()
    disputing.claim(song(), named("Older"), "dan")
    assert len(doubts(production)) == 1


def test_nothing_is_let_pass_without_a_reason_or_without_a_doubt(production: Production) -> None:
    proposal, paula, now = computed(production), builders.staff("paula"), timezone.now()
    with pytest.raises(ValidationError, match="Nothing is in doubt"):
        let_pass(proposal=proposal, by=paula, reason="So.", now=now)
    builders.withdrawn(song(), by="cleo")
    with pytest.raises(ValidationError, match="Say why"):
        let_pass(proposal=proposal, by=paula, reason=" ", now=now)


def test_the_finished_work_names_what_is_credited(production: Production) -> None:
    names = dict.fromkeys(Version.objects.exclude(pk=song().pk), "contains")
    final = builders.work("eva", title="The film", sources=names)
    production.final = final.contribution
    production.save()
    (doubt,) = doubts(production)
    assert doubt == "“Slow waltz” is credited, but “The film” does not name it as a source."
    Source.objects.create(derivative=final, source=song(), relation="contains")
    assert doubts(production) == []


def test_a_withdrawn_work_is_in_doubt_and_one_that_was_taken_down_stands_in_the_way(
    production: Production,
) -> None:
    work = builders.withdrawn(song(), by="cleo")
    assert doubts(production) == ["“Slow waltz” was withdrawn by its authors."]
    assert blockers(production.pk) == []
    work.removed_at, work.removed_by = timezone.now(), builders.staff("max")
    work.removed_reason = "It is not theirs."
    work.save()
    assert blockers(production.pk) == ["“Slow waltz” was taken down by the staff."]
    assert doubts(production) == []


def test_a_file_of_the_finished_work_that_is_not_ready_stands_in_the_way(
    production: Production,
) -> None:
    final = builders.work(
        "eva", title="The film", sources=dict.fromkeys(Version.objects.all(), "contains")
    )
    production.final = final.contribution
    production.save()
    assert blockers(production.pk) == []
    file = MediaFile.objects.create(
        version=final, uploader=builders.user("eva"), kind="video", original="x.mp4",
        display_name="film.mp4", size=1, sha256="0" * 64,
    )  # fmt: skip
    Processing.objects.create(media=file)
    assert blockers(production.pk) == ["A file of “The film” is not ready: film.mp4."]


def test_whoever_never_accepted_the_accord_stands_in_the_way(production: Production) -> None:
    mia = User.objects.create(email="mia@studio.example", handle="mia", password="!")
    person = Person.objects.create(user=mia, credit_name="Mia")
    builders.credit(production.pieces.get(title="Song"), person, role="Claps")
    assert blockers(production.pk) == [
        "Mia never accepted the accord. Ask them to, before anything is shared out."
    ]


def test_a_doubt_is_let_pass_once_and_with_a_reason(production: Production) -> None:
    paula = builders.staff("paula")

    def passed(sentence: str, reason: str) -> LetPass:
        return LetPass.objects.create(
            production=production, sentence=sentence, reason=reason, by=paula
        )

    passed("It is raining.", "It always is.")
    for rule, again in (
        ("a_doubt_is_let_pass_once", ("It is raining.", "Still.")),
        ("a_doubt_is_let_pass_with_a_reason", ("It is snowing.", "")),
    ):
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            passed(*again)
