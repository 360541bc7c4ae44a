from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext, override

from accounts.models import Follow, Notice, User
from projects.models import Announcement, Phase, PhaseChange, Project, Update
from projects.services.calls import close_call, open_call
from projects.services.news import reword_update, stamp_of, unsay, write_update
from projects.services.projects import start
from projects.watching.announcing import tell
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def follow(name: str, project: Project) -> None:
    kind = ContentType.objects.get_for_model(Project)
    Follow.objects.create(user=builders.user(name), target_type=kind, target_id=project.pk)


def reword(update: Update, text: str) -> bool:
    update.refresh_from_db()
    eva, seen = builders.user("eva"), stamp_of(update)
    return reword_update(update=update, by=eva, title="Locked", text=text, seen=seen, now=NOW)


def test_who_follows_a_project_hears_its_news_once_and_its_leads_do_not() -> None:
    project, eva = builders.project(lead="eva"), builders.user("eva")
    for name in ("ada", "ben", "eva"):
        follow(name, project)
    write_update(project=project, by=eva, title="The boot lands", text="Locked.", now=NOW)
    news = Announcement.objects.get()
    for _again in range(3):
        tell(news.pk, timezone.now())
    told = Notice.objects.values_list("recipient__handle", "subject").order_by("recipient")
    assert list(told) == [
        ("ada", f"{project.title}: The boot lands"),
        ("ben", f"{project.title}: The boot lands"),
    ]


def test_news_are_told_in_plain_words_also_once_they_are_reworded() -> None:
    project, eva = builders.project(lead="eva"), builders.user("eva")
    follow("ada", project)
    said = "## Aboard\n\n**Locked**, [look](https://sea.example/)."
    update = write_update(project=project, by=eva, title="Locked", text=said, now=NOW)
    tell(Announcement.objects.get().pk, timezone.now())
    assert Notice.objects.get().body == "Aboard\nLocked, look."
    assert reword(update, "*Unlocked*.")
    assert Notice.objects.get().body == "Unlocked."


def test_a_worker_that_died_half_way_tells_the_rest_and_nobody_twice() -> None:
    project, eva = builders.project(lead="eva"), builders.user("eva")
    follow("ada", project)
    write_update(project=project, by=eva, title="The boot lands", text="Locked.", now=NOW)
    news = Announcement.objects.get()
    tell(news.pk, timezone.now())
    follow("ben", project)
    Announcement.objects.filter(pk=news.pk).begin_anew(timezone.now())
    tell(news.pk, timezone.now())
    assert Notice.objects.count() == 2


def test_an_update_is_changed_and_what_it_said_is_kept() -> None:
    project, eva = builders.project(lead="eva"), builders.user("eva")
    update = write_update(project=project, by=eva, title="Locked", text="*Scene 2*", now=NOW)
    assert not reword(update, "*Scene 2*")
    assert reword(update, "*Scene 3*")
    update.refresh_from_db()
    assert "<em>Scene 3</em>" in update.html
    assert update.edited_at == NOW
    assert update.former.get().text == "*Scene 2*"


def test_who_was_told_of_an_update_reads_it_as_it_is_now_and_not_what_was_hushed() -> None:
    project, eva = builders.project(lead="eva"), builders.user("eva")
    follow("ada", project)
    update = write_update(project=project, by=eva, title="Locked", text="Call 0170", now=NOW)
    tell(Announcement.objects.get().pk, timezone.now())
    reword(update, "Call me")
    assert Notice.objects.get().body == Announcement.objects.get().body == "Call me"
    unsay(update)
    reword(update, "Call us")
    assert Notice.objects.get().body == Announcement.objects.get().body == ""


def test_news_are_worded_in_the_language_of_whoever_follows() -> None:
    eva = builders.user("eva")
    project = start(by=eva, title="Lamp", pitch="It walks.", now=NOW)
    follow("ada", project)
    User.objects.filter(handle="ada").update(language="de")
    skill = builders.skill()
    with override("fr"):
        open_call(
            project=project,
            by=eva,
            title="Foghorn",
            brief="Low.",
            skill=skill,
            kinds=["audio"],
            deadline=NOW + timedelta(days=7),
            now=NOW,
        )
    assert PhaseChange.objects.latest("pk").reason == "The first call is open."
    for news in Announcement.objects.all():
        tell(news.pk, timezone.now())
    told = dict(Notice.objects.values_list("subject", "body"))
    with override("de"):
        moved = gettext("%(project)s is “%(phase)s” now")
        moved %= {"project": "Lamp", "phase": Phase.OPEN.label}
        asked = gettext("%(project)s asks: %(title)s") % {"project": "Lamp", "title": "Foghorn"}
        assert told[moved] == gettext("The first call is open.")
        assert told[asked] == "Low."


def test_reasons_that_nobody_typed_are_read_in_the_language_of_the_reader() -> None:
    project, eva = builders.project("Lamp", lead="eva"), builders.user("eva")
    call = builders.call(project, days=-1)
    with override("de"):
        close_call(call=call, by=eva, now=NOW)
    call.refresh_from_db()
    assert call.why_closed == "At its deadline."
    with override("de"):
        assert call.why_closed == gettext("At its deadline.") != "At its deadline."
