"""When a title is hidden, inboxes and news that waits do not say it any more."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.models import Envelope, Notice
from accounts.services.following import follow
from contributions.models import Case, Contribution
from contributions.services.comments import write
from contributions.services.withdrawing import restore, withdraw
from hitrecord.moderation.appealing import appeal, review
from projects.models import Announcement
from projects.services.news import write_update
from projects.watching.announcing import tell
from tests import builders
from tests.contributions.disputing import moderator
from tests.hitrecord.moderation.acting import decided, reported, subject

pytestmark = pytest.mark.django_db


def inbox(name: str) -> str:
    rows = Notice.objects.filter(recipient=builders.user(name))
    return " ".join(f"{row.subject} {row.about} {row.body}" for row in rows)


def talked_about(title: str) -> int:
    """A work of Ada's; Ben wrote, and Cleo answered him."""
    work = builders.work("ada", title=title).contribution
    first = write(thread=work.thread, author=builders.user("ben"), text="Fine.")
    write(thread=work.thread, author=builders.user("cleo"), text="It is.", parent=first)
    return work.pk


def test_a_withdrawn_work_is_named_to_its_authors_alone_until_it_comes_back() -> None:
    work = Contribution.objects.get(pk=talked_about("Plumbwhistle"))
    ada, now = builders.user("ada"), timezone.now()
    assert "Plumbwhistle" in inbox("ben")
    withdraw(contribution=work, by=ada, now=now)
    assert "Plumbwhistle" not in inbox("ben")
    assert "[withdrawn]" in inbox("ben")
    assert "Plumbwhistle" in inbox("ada")
    restore(contribution=work, by=ada, now=now)
    assert "Plumbwhistle" in inbox("ben")


def test_a_short_title_leaves_the_other_words_alone_and_strange_ones_come_back_whole() -> None:
    for title in ("o", r"^(.*)\1 & <b>“x”</b>"):
        work = Contribution.objects.get(pk=talked_about(title))
        ada, now = builders.user("ada"), timezone.now()
        before = inbox("ben")
        withdraw(contribution=work, by=ada, now=now)
        assert f"“{title}”" not in inbox("ben")
        assert "answered" in inbox("ben")
        restore(contribution=work, by=ada, now=now)
        assert inbox("ben") == before


def test_letters_that_wait_are_not_touched_by_a_title_of_somebody_else() -> None:
    work = Contribution.objects.get(pk=talked_about("Plumbwhistle"))
    words = {"subject": "About “[withdrawn]”", "text": "“Plumbwhistle”", "html": "“Plumbwhistle”"}
    Envelope.objects.create(to="gus@x.example", **words)
    withdraw(contribution=work, by=builders.user("ada"), now=timezone.now())
    restore(contribution=work, by=builders.user("ada"), now=timezone.now())
    assert Envelope.objects.values(*words).get() == words


@pytest.mark.parametrize("hide_title", [False, True])
def test_a_work_taken_down_is_not_named_and_its_case_stays_as_it_was(hide_title: bool) -> None:
    pk = talked_about("Plumbwhistle")
    about = subject("work", pk, "dan")
    made = decided(reported(about, by="dan"), removes=True, hide_title=hide_title)
    assert "Plumbwhistle" not in inbox("ben")
    assert Case.objects.get().label == "Plumbwhistle"
    assert "Plumbwhistle" in inbox("dan")
    now = timezone.now()
    appeal(decision=made, by=builders.user("ada"), words="It is not.", now=now)
    review(decision=made, by=moderator("mia"), uphold=False, reason="True.", now=now)
    assert "Plumbwhistle" in inbox("ben")


def test_a_project_taken_from_view_is_not_named_to_its_followers() -> None:
    project, eva, dan = builders.project("Plumbwhistle"), builders.user("eva"), builders.user("dan")
    follow(user=dan, target=project)
    now = timezone.now()
    for number in (1, 2):
        write_update(project=project, by=eva, title=f"No. {number}", text="So.", now=now)
    tell(Announcement.objects.earliest("pk").pk, now)
    assert "Plumbwhistle" in inbox("dan")
    decided(reported(subject("project", project.pk, "ada"), by="ada"), removes=True)
    tell(Announcement.objects.latest("pk").pk, now)
    assert Notice.objects.filter(recipient=dan, event="news").count() == 2
    assert "Plumbwhistle" not in inbox("dan")
    assert "taken from view" in inbox("dan")


def test_a_short_title_changes_nobody_elses_words() -> None:
    work = builders.work("ada", title="a").contribution
    first = write(thread=work.thread, author=builders.user("ben"), text="Fine.")
    said = "This is a hard and sad aria."
    write(thread=work.thread, author=builders.user("cleo"), text=said, parent=first)
    withdraw(contribution=work, by=builders.user("ada"), now=timezone.now())
    row = Notice.objects.get(recipient=builders.user("ben"))
    assert row.body == said
    assert "“[withdrawn]”" in row.subject
    assert "Cleo" in row.subject
