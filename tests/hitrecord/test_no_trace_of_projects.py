"""A project that staff took from view leaves no trace: its words stand at no address that a
visitor, a follower or somebody who offered a work there may read, found by walking all addresses
there are. The same for a call and an update that were taken down alone."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.services.following import follow
from contributions.services.comments import write
from hitrecord.moderation.appealing import appeal, review
from projects.models import Project
from projects.services.news import write_update
from projects.services.submissions import submit
from tests import builders
from tests.contributions.disputing import moderator
from tests.hitrecord.addresses import addresses
from tests.hitrecord.moderation.acting import decided, reported, subject
from tests.hitrecord.test_no_trace import body

pytestmark = pytest.mark.django_db
WORD = "quagswagger"
PLACES = count(1)


def a_project_with_secrets() -> Project:
    """Led by Eva; Ben has offered a work, Dan follows, another one grew from it."""
    now, eva = timezone.now(), builders.user("eva")
    project = builders.project("A plain name")
    Project.objects.filter(pk=project.pk).update(title=f"The {WORD}", pitch=f"All about {WORD}.")
    project.refresh_from_db()
    call = builders.call(project, title=f"A {WORD} hums", brief=f"Hum like a {WORD}.")
    builders.user("dan").skills.add(call.skill)
    follow(user=builders.user("dan"), target=project)
    work = builders.work("ben", title="A hum", kind="audio")
    submit(version=work, by=builders.user("ben"), call=call, note="", now=now)
    write_update(project=project, by=eva, title=f"News of {WORD}", text=f"It is {WORD}.", now=now)
    write(thread=project.thread, author=builders.user("ada"), text=f"I like {WORD}.")
    offshoot = builders.project("Something of its own", lead="cleo")
    Project.objects.filter(pk=offshoot.pk).update(origin=project)
    production = builders.production(project)
    production.title, production.released_at = f"{WORD}, the film", now
    production.save()
    return project


def told(project: Project, who: str) -> list[str]:
    # From a place of its own, so that no walk meets the limits of the one before it.
    client = Client(REMOTE_ADDR=f"192.0.2.{next(PLACES)}")
    if who:
        client.force_login(builders.user(who))
    numbers = {project.pk, *project.calls.values_list("pk", flat=True)}
    numbers |= {*project.updates.values_list("pk", flat=True)}
    numbers |= {*project.submissions.values_list("version__contribution", flat=True)}
    words = ["ada", "ben", "eva", project.slug, Project.objects.latest("pk").slug]
    found = []
    for address, name in addresses(sorted(numbers), words).items():
        answer = client.get(address)
        assert answer.status_code < 500, address
        assert answer.status_code != 429, address
        # Notices are rid of titles on their own (tests of hidden titles).
        if WORD in body(answer).replace(address.lower(), "") and "notice" not in name:
            found.append(address)
    for address in ("search", "search_feed"):
        for sort in ("", "projects", "calls"):
            answer = client.get(reverse(address), {"q": WORD[:-1], "sort": sort, "in": sort})
            assert answer.status_code == 200, answer
            if WORD in body(answer):
                found.append(f"{address} {sort}")
    return found


@pytest.mark.parametrize("who", ["", "dan", "ben"])
def test_a_project_taken_from_view_is_nowhere_and_comes_back_whole(who: str) -> None:
    project = a_project_with_secrets()
    before = told(project, who)
    assert len(before) > 8
    made = decided(reported(subject("project", project.pk, "ada"), by="ada"), removes=True)
    assert told(project, who) == []
    now = timezone.now()
    appeal(decision=made, by=builders.user("eva"), words="It is an animal.", now=now)
    review(decision=made, by=moderator("mia"), uphold=False, reason="It is.", now=now)
    assert told(project, who) == before


@pytest.mark.parametrize("kind", ["call", "update"])
def test_a_call_or_an_update_taken_down_is_nowhere_and_comes_back(kind: str) -> None:
    project = a_project_with_secrets()
    thing: Any = project.calls.get() if kind == "call" else project.updates.get()
    words = thing.title
    client = Client()
    paths = [
        project.get_absolute_url(),
        f"{project.get_absolute_url()}activity/",
        reverse("project_feed", args=[project.slug]),
        "/calls/",
    ]

    def telling() -> list[str]:
        return [path for path in paths if words in client.get(path).content.decode()]

    before = telling()
    assert before
    made = decided(reported(subject(kind, thing.pk, "ada"), by="ada"), removes=True)
    assert telling() == []
    assert client.get(f"/report/{kind}/{thing.pk}/").status_code == 404
    now = timezone.now()
    appeal(decision=made, by=builders.user("eva"), words="It is an animal.", now=now)
    review(decision=made, by=moderator("mia"), uphold=False, reason="It is.", now=now)
    thing.refresh_from_db()
    assert (thing.title, thing.hidden_words) == (words, {})
    assert telling() == before
