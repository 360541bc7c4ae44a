"""Five hundred offers to one call, and what happens while a page is open: nothing is lost."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Crowd, Person

pytestmark = pytest.mark.browser
MANY = """
import json
from datetime import timedelta
from django.utils import timezone
from accounts.models import Skill, User
from contributions.models import Authorship, Contribution, Thread, Version
from projects.models import Call, Lead, Submission
from projects.services.projects import start

now, eva, ben, cleo = timezone.now(), *(User.objects.get(handle=h) for h in ("eva", "ben", "cleo"))
project = start(by=eva, title="Five hundred voices", pitch="A choir.", now=now)
Lead.objects.create(project=project, user=ben)
call = Call.objects.create(
    project=project, title="One line each", brief="One.", skill=Skill.objects.first(),
    kinds=["writing"], deadline=now + timedelta(days=3), opened_by=eva,
)
threads = Thread.objects.bulk_create(Thread() for _ in range(501))
works = Contribution.objects.bulk_create(
    Contribution(kind="writing", title=f"Line {n:03}", thread=thread)
    for n, thread in enumerate(threads)
)
versions = Version.objects.bulk_create(
    Version(contribution=work, number=1, text="La.", html="<p>La.</p>", published_at=now)
    for work in works
)
Authorship.objects.bulk_create(
    Authorship(version=each, person=cleo.person, position=1) for each in versions
)
for work, version in zip(works, versions):
    work.current, work.published_at = version, now
Contribution.objects.bulk_update(works, ["current", "published_at"])
Submission.objects.bulk_create(
    Submission(
        project=project, call=call, version=each, submitted_by=cleo,
        submitted_at=now + timedelta(milliseconds=n),
    )
    for n, each in enumerate(versions[:500])
)
print(json.dumps({"slug": project.slug, "call": call.pk, "late": works[500].pk,
                  "first": works[0].pk}))
"""
DECIDED = """
from projects.models import Submission, Verdict
rows = Submission.objects.filter(project__slug="{slug}")
print(rows.exclude(decision="").count(), Verdict.objects.filter(submission__in=rows).count())
"""

TOO_LATE = """
from datetime import timedelta
from django.utils import timezone
from projects.models import Call
Call.objects.filter(pk={call}).update(deadline=timezone.now() - timedelta(hours=1))
"""


def waiting(person: Person) -> str:
    return person.page.locator(".title .lede").inner_text()


def in_a_shell(crowd: Crowd, code: str, made: dict[str, str]) -> str:
    filled = code.format(**made) if made else code
    return crowd.site.manage("shell", "--verbosity", "0", code=filled)


def test_five_hundred_offers_a_late_form_two_leads_and_one_who_goes(crowd: Crowd) -> None:
    made = json.loads(in_a_shell(crowd, MANY, {}).splitlines()[-1])
    desk = f"/projects/{made['slug']}/desk/"
    eva, ben, cleo = (crowd.member(name) for name in ("eva", "ben", "cleo"))
    the_time_runs_out_while_cleo_writes(crowd, cleo, made)
    ben.open(f"{desk}?page=2#inbox")
    eva_decides_by_keyboard_from_one_page_to_the_next(eva, desk)
    ben_reads_what_she_decided_on_his_older_page(ben)
    assert in_a_shell(crowd, DECIDED, made).split()[-2:] == ["23", "23"]
    what_was_accepted_is_withdrawn(eva, cleo, desk, made["first"])
    eva_steps_down_while_ben_works(eva, ben, desk)
    crowd.forgive(desk)


def the_time_runs_out_while_cleo_writes(crowd: Crowd, cleo: Person, made: dict[str, str]) -> None:
    cleo.open(f"/calls/{made['call']}/").field("Note to the leads").fill("Late, but whole.")
    cleo.page.locator(f"input[name=work][value='{made['late']}']").check()
    in_a_shell(crowd, TOO_LATE, made)
    cleo.press("Submit it")
    cleo.is_told("The call closed while you had this page open.")
    expect(cleo.field("Note to the leads")).to_have_value("Late, but whole.")
    cleo.press("Submit it to the project instead").arrives(f"/projects/{made['slug']}/")


def eva_decides_by_keyboard_from_one_page_to_the_next(eva: Person, desk: str) -> None:
    eva.open(f"{desk}?page=2#inbox")
    assert waiting(eva) == "501 works wait for your word."
    keyboard = eva.page.keyboard
    keyboard.press("j")
    for number in range(20, 43):
        expect(eva.page.locator(".offer:focus")).to_contain_text(f"Line {number:03}")
        if number % 3:
            keyboard.press("a")
            continue
        keyboard.press("d")
        keyboard.type("Another took that line.")
        for key in ("Tab", "Tab", "Tab", "Enter"):
            keyboard.press(key)
    expect(eva.page.locator(".offer:focus")).to_contain_text("Line 043")
    assert waiting(eva) == "478 works wait for your word."


def ben_reads_what_she_decided_on_his_older_page(ben: Person) -> None:
    first = ben.page.locator(".offer", has_text="Line 020")
    first.get_by_role("textbox").fill("I would have kept it.")
    ben.press("Keep for later", first)
    ben.is_told(re.compile("already decided: .+ by Eva"))
    ben.sees("I would have kept it.")


def what_was_accepted_is_withdrawn(eva: Person, cleo: Person, desk: str, work: str) -> None:
    eva.open(f"{desk}#inbox").page.keyboard.press("j")
    expect(eva.page.locator(".offer:focus")).to_contain_text("Line 000")
    eva.page.keyboard.press("a")
    eva.is_told("Accepted. Its author is told")
    cleo.open(f"/works/{work}/").press("Withdraw this work")
    cleo.sees("Withdrawn")
    eva.open(desk).sees(re.compile("Line 000: withdrawn by its authors"))


def eva_steps_down_while_ben_works(eva: Person, ben: Person, desk: str) -> None:
    ben.open(f"{desk}?page=3#inbox")
    form = eva.open(desk).page.locator("#leads details", has_text="Step down")
    form.locator("summary").click()
    eva.field("Why", form).fill("A child was born.")
    form.get_by_role("button").last.click()
    eva.arrives(r"/projects/[\w-]+/")
    assert eva.page.request.get(eva.url + desk.lstrip("/")).status == 404
    ben.press("Accept", ben.page.locator(".offer").first)
    ben.is_told("Accepted. Its author is told")
    assert "page=3" in ben.page.url
    ben.open("/notices/").sees(re.compile("does not lead .+ any more"))
