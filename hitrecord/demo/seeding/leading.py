"""What leads do beside deciding: steps and drafts, an open question to lead, an offshoot, and
something that was made outside."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from hitrecord.demo.seeding.past import days_before, happening
from projects.models import Project
from projects.services import leading, outside, steps
from projects.services.beginnings import lay_out


def lead(people: dict[str, User], now: datetime) -> None:
    """Once: a project that has steps was seen to already."""
    play = Project.objects.get(slug="the-usual-depth")
    if play.steps.exists():
        return
    at = days_before(now, 7)
    with happening(at):
        lay_out(play, "podcast")
        steps.tick_step(step=play.steps.all()[0], by=people["sol"], is_done=True, now=at)
        lighthouse = Project.objects.get(slug="the-walking-lighthouse")
        Project.objects.filter(pk=play.pk).update(origin=lighthouse)
        _in_the_kitchen(people, at)


def _in_the_kitchen(people: dict[str, User], at: datetime) -> None:
    kitchen, cleo = Project.objects.get(slug="kitchen-songs-vol-2"), people["cleo"]
    for text in ("Seven songs", "Spoons on all of them", "A sleeve", "Pressing"):
        steps.add_step(project=kitchen, by=cleo, text=text)
    leading.invite(
        project=kitchen, user=people["joe"], by=cleo, now=at, words="You own the better stove."
    )
    made = outside.declare(
        project=kitchen, by=cleo, what="The photograph for the sleeve", call=None, now=at
    )
    outside.settle(
        outside=made,
        by=cleo,
        answer="My sister took it. The warmth of Mina’s harbour lights told her when to press.",
        people=[people["mina"].person],
        now=at,
    )
