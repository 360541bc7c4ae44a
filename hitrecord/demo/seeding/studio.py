"""Putting the demo studio up, step by step, through the services the pages use."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from contributions.media.process import process
from contributions.models import Processing
from hitrecord.demo.seeding import (
    albums,
    asking,
    audience,
    cast,
    critique,
    leading,
    money,
    office,
    paying,
    paying_heed,
    picking,
    planning,
    promising,
    quarrels,
    reports,
    talk,
    undertakings,
    wall,
)

Say = Callable[[str], None]
PATIENCE = 600.0
"""Seconds to wait for files that workers hold."""


def put_up(*, now: datetime, say: Say) -> None:
    """Everything that is not there yet. Safe to run again after being cut off."""
    people = cast.bring(now)
    say(f"{len(people)} people are in the studio")
    with tempfile.TemporaryDirectory(prefix="studio-") as folder:
        published = wall.hang(people, now, Path(folder))
    say(f"{len(published)} versions hang on the wall")
    talk.talk("work", lambda key: talk.thread_of_work(published, key), people, now)
    talk.recommend(published, people, now)
    audience.gather(published, people, now)
    albums.hang(people, published, now)
    picking.pick_works(people, published, now)
    critique.ask(published, now)
    quarrels.quarrel(people, published, now)
    reports.report_things(people, published, now)
    undertakings.undertake(people, published, now)
    picking.hang_a_cover(people)
    leading.lead(people, now)
    promising.stand_behind(people, now)
    planning.plan(people, published, now)
    talk.talk("project", talk.thread_of_project, people, now)
    paying_heed.heed(people)
    say("projects are under way")
    process_files()
    asking.ask(people, published, now)
    money.earn(people, published, now)
    paying.pay(people, now)
    office.keep_house(people, now)
    talk.talk("proposal", talk.thread_of_proposal, people, now)
    say("the studio is complete")


def process_files() -> None:
    """Lend the workers a hand, or do it all when there are none; raise TimeoutError in the end."""
    until = time.monotonic() + PATIENCE
    while waiting := list(Processing.objects.open().values_list("pk", flat=True)):
        for pk in Processing.objects.due(timezone.now()).values_list("pk", flat=True):
            process(pk)
        if time.monotonic() > until:
            raise TimeoutError(f"{len(waiting)} files are still being processed")
        time.sleep(0.5)
