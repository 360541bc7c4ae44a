"""What the staff picked, with a reason, and a cover that is no work."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from contributions.models import StaffPick
from contributions.services.picking import pick
from hitrecord.demo.places import PICTURES
from hitrecord.demo.seeding.past import days_before, happening
from hitrecord.demo.seeding.wall import Published
from projects.models import Project
from projects.services.covers import hang

PICKS = {
    "complaint": "Ten lines of temper, and a whole production got up and walked away from them. "
    "Start here if you wonder how anything begins.",
    "rain-roof": "A bus roof, an idling engine, nobody in a hurry. It is the best rain we have. "
    "Put it under whatever you are making.",
    "seven-boats": "Paper, seven times, and no two of them float alike. Look at the red one.",
}
COVERED = "the-usual-depth"
COVER = "evening"
ON_IT = (
    "A striped lighthouse walks out to sea on two bent legs, in front of a low sun. A paper boat "
    "keeps its distance."
)


def pick_works(people: dict[str, User], published: Published, now: datetime) -> None:
    for days_ago, (key, reason) in enumerate(PICKS.items(), 2):
        work, at = published[key, 1].contribution, days_before(now, days_ago)
        if not StaffPick.objects.filter(contribution=work).exists():
            with happening(at):
                until = at + timedelta(days=30)
                pick(contribution=work, reason=reason, until=until, by=people["paula"], now=at)


def hang_a_cover(people: dict[str, User]) -> None:
    project = Project.objects.filter(slug=COVERED, poster=None).first()
    if project is not None:
        picture = SimpleUploadedFile(f"{COVER}.webp", (PICTURES / f"{COVER}.webp").read_bytes())
        hang(project=project, by=people["sol"], file=picture, alt_text=ON_IT)
