"""The studio's plans, kept by their leads; works that no call asked for are accepted before."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from hitrecord.demo import content
from hitrecord.demo.content.things import Plan as Drawn
from hitrecord.demo.content.things import Spot
from hitrecord.demo.seeding.past import days_before, happening
from hitrecord.demo.seeding.wall import Published
from projects.domain.measures import read
from projects.models import Decision, Measure, Plan, Project, Submission
from projects.services import deciding, submissions
from projects.services.plans import Placed, keep_plan

THANKS = "It has its place. Thank you."


def plan(cast: dict[str, User], published: Published, now: datetime) -> None:
    """Safe to run again after being cut off."""
    for drawn in content.PLANS:
        project = Project.objects.get(slug=drawn.project)
        if not Plan.objects.filter(project=project).exists():
            _draw(drawn, project, cast, published, days_before(now, drawn.days_ago))


def _draw(
    drawn: Drawn, project: Project, cast: dict[str, User], published: Published, at: datetime
) -> None:
    by = cast[drawn.by]
    with happening(at):
        keep_plan(
            project=project,
            measure=Measure.TIME,
            length=read(drawn.length, pages=False, is_end=True),
            places=[_placed(spot, project, by, published, at) for spot in drawn.places],
            revision=0,
            by=by,
            now=at,
        )


def _placed(spot: Spot, project: Project, by: User, published: Published, at: datetime) -> Placed:
    call = project.calls.get(title__startswith=spot.asks).pk if spot.asks else None
    return Placed(
        lane=spot.lane,
        title=spot.title,
        starts_at=read(spot.starts, pages=False, is_end=False),
        ends_at=read(spot.ends, pages=False, is_end=True),
        submission=_accepted(spot.work, project, by, published, at) if spot.work else None,
        call=call,
    )


def _accepted(work: str, project: Project, by: User, published: Published, at: datetime) -> int:
    version = published[work, 1]
    found = Submission.objects.accepted().filter(project=project, version=version).first()
    if found is None:
        author = version.authorships.select_related("person__user")[0].person.user
        if author is None:
            raise LookupError(work)
        found = submissions.submit(version=version, by=author, now=at, project=project)
        deciding.decide(submission=found, decision=Decision.ACCEPTED, by=by, now=at, reason=THANKS)
    return found.pk
