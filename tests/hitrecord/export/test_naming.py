"""An archive is read without the site: beside each number stands what it is called and where."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.services.following import follow
from contributions.models import Anchor, Tag
from contributions.services.comments import write
from contributions.services.recommending import recommend
from hitrecord.export.rows import tables_of
from hitrecord.export.statements import COLUMNS, lines
from tests import builders
from tests.payouts.builders import computed, distributed, final, opened, sold

pytestmark = pytest.mark.django_db
HERE = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def _here(settings: Any) -> None:
    settings.SITE_URL = HERE


def rows_of(user: User) -> dict[str, list[dict[str, Any]]]:
    return {name: list(found) for name, _columns, found in tables_of(user)}


def test_works_come_with_their_tags_and_their_address() -> None:
    poem = builders.work("ada").contribution
    poem.tags.set([Tag.objects.create(slug=slug, name=slug) for slug in ("sea", "fog")])
    [row] = rows_of(builders.user("ada"))["works"]
    assert row["tag_names"] == ["fog", "sea"]
    assert row["address"] == f"{HERE}/works/{poem.pk}/"


def test_a_source_says_which_work_was_used_and_for_which() -> None:
    song = builders.work("ben", title="Harbour song")
    builders.remix(song, "ada")
    [row] = rows_of(builders.user("ada"))["sources"]
    assert row["source_title"] == "Harbour song"
    assert row["source_address"] == f"{HERE}/works/{song.contribution_id}/"


def test_a_comment_says_what_it_is_about_and_at_which_time() -> None:
    ada, song = builders.user("ada"), builders.work("ben", title="Harbour song")
    remark = write(thread=song.contribution.thread, author=ada, text="Too slow.")
    Anchor.objects.create(comment=remark, version=song, start=42_000, end=45_000)
    project = builders.project("The walking lighthouse")
    write(thread=project.thread, author=ada, text="Come.")
    rows = rows_of(ada)
    titles = [row["thread_title"] for row in rows["contributions_comment_author"]]
    assert titles == ["Harbour song", "The walking lighthouse"]
    where = rows["contributions_comment_author"][1]["thread_address"]
    assert where == f"{HERE}/projects/{project.slug}/"
    [anchor] = rows["anchors"]
    assert (anchor["start"], anchor["end"]) == (42_000, 45_000)
    assert anchor["version_title"] == "Harbour song"


def test_skills_hearts_and_follows_have_names() -> None:
    ada, song = builders.user("ada"), builders.work("ben", title="Harbour song")
    ada.skills.add(builders.skill("Illustration"))
    recommend(contribution=song.contribution, by=ada)
    project = builders.project("The walking lighthouse")
    for target in (builders.user("ben"), project, song.contribution.thread):
        follow(user=ada, target=target)
    rows = rows_of(ada)
    assert rows["accounts_user_skills_user"][0]["skill_title"] == "Illustration"
    assert rows["contributions_recommendation_user"][0]["contribution_title"] == "Harbour song"
    followed = [
        (row["target_title"], row["target_address"]) for row in rows["accounts_follow_user"]
    ]
    assert followed == [
        (builders.user("ben").person.credit_name, f"{HERE}/people/ben/"),
        ("The walking lighthouse", f"{HERE}/projects/{project.slug}/"),
        ("Harbour song", f"{HERE}/works/{song.contribution_id}/"),
    ]


def test_a_statement_is_written_as_money_and_in_minor_units() -> None:
    distributed(final(opened(computed(sold()))))
    ada, year = builders.user("ada"), timezone.now().year
    [booked] = lines(ada.person.pk, year)
    assert list(booked) == COLUMNS
    assert booked["amount"] == f"{booked['amount_minor'] // 100}.{booked['amount_minor'] % 100:02}"
