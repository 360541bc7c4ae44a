"""Many rows of what is made, decided and complained about, beside those of `crowded`."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from accounts.models import User
from contributions.models import (
    Case,
    Comment,
    Contribution,
    CopyrightNotice,
    Decision,
    Report,
    StaffPick,
    Version,
)
from projects.models import (
    Credit,
    Lane,
    Piece,
    Place,
    Plan,
    PlanRevision,
    Production,
    Project,
    Step,
    Submission,
    Verdict,
)
from projects.models.call import Decision as Word
from projects.services.plans import MOST_PLACES
from projects.services.steps import MOST as MOST_STEPS
from tests import builders


class Office:
    """`project` has a plan and a production; its pieces, steps and places are as many as the
    services take."""

    PIECES = 20

    def __init__(self, project: Project, first: Version) -> None:
        self.project, self.first = project, first
        self.olga = builders.staff("olga")
        now = timezone.now()
        self.production = Production.objects.create(
            project=project,
            slug="fog",
            title="Fog",
            final=first.contribution,
            released_at=now,
        )
        self.plan = Plan.objects.create(project=project, length=1_000_000)

    def grow(self, numbers: range, works: list[Version], people: list[User]) -> None:
        self._decided(works)
        self._made(numbers, works)
        self._planned(numbers)
        self._complained(numbers, works, people)

    def _decided(self, works: list[Version]) -> None:
        rows = Submission.objects.filter(project=self.project, version__in=works[::2])
        said = {"decision": Word.ACCEPTED, "decided_at": timezone.now(), "decided_by": self.olga}
        rows.update(**said)
        Verdict.objects.bulk_create(
            Verdict(submission=row, decision=Word.ACCEPTED, by=self.olga) for row in rows
        )

    def _made(self, numbers: range, works: list[Version]) -> None:
        """A production of each other project, and in this one a credit for each second work."""
        others = Project.objects.filter(slug__in=[f"fog-{n}" for n in numbers])
        Production.objects.bulk_create(
            Production(
                project=each,
                slug=each.slug,
                title=each.title,
                final=self.first.contribution,
                released_at=timezone.now(),
            )
            for each in others
        )
        there = self.production.pieces.count()
        Piece.objects.bulk_create(
            Piece(production=self.production, title=f"Fog {n}", points=1, position=n)
            for n in list(numbers)[: max(0, self.PIECES - there)]
        )
        pieces = list(self.production.pieces.all())
        Credit.objects.bulk_create(
            Credit(
                piece=pieces[at % len(pieces)], version=version, role="Fog", points=1, position=n
            )
            for at, (n, version) in enumerate(zip(numbers, works, strict=True))
            if at % 4 == 0
        )

    def _planned(self, numbers: range) -> None:
        left = list(numbers)
        room = max(0, MOST_STEPS - self.project.steps.count())
        Step.objects.bulk_create(
            Step(project=self.project, text=f"Fog {n}", position=n) for n in left[:room]
        )
        room = max(0, MOST_PLACES - self.plan.places.count())
        Place.objects.bulk_create(
            Place(
                plan=self.plan,
                plan_length=self.plan.length,
                lane=Lane.SOUND,
                title=f"Fog {n}",
                starts_at=n * 100,
                ends_at=n * 100 + 90,
            )
            for n in left[:room]
        )
        PlanRevision.objects.bulk_create(
            PlanRevision(
                plan=self.plan,
                number=n + 1,
                by=self.olga,
                measure=self.plan.measure,
                length=self.plan.length,
                places=[],
            )
            for n in numbers
        )

    def _complained(self, numbers: range, works: list[Version], people: list[User]) -> None:
        now, kind = timezone.now(), ContentType.objects.get_for_model(Comment)
        remarks = Comment.objects.filter(author__in=people).order_by("-pk")[: 2 * len(numbers)]
        cases = Case.objects.bulk_create(
            Case(
                target_type=kind,
                target_id=remark.pk,
                label="Fog",
                opened_at=now,
                closed_at=now if at % 2 else None,
            )
            for at, remark in enumerate(remarks)
        )
        Report.objects.bulk_create(
            Report(case=each, by=self.olga, grounds="other", words="Fog.") for each in cases
        )
        Decision.objects.bulk_create(
            Decision(case=each, by=self.olga, reason="Fog.") for each in cases if each.closed_at
        )
        CopyrightNotice.objects.bulk_create(
            CopyrightNotice(
                work_id=version.contribution_id,
                claimant="Fog",
                email="fog@else.example",
                contact="Hill",
                original="Fog.",
            )
            for version in works
        )
        StaffPick.objects.bulk_create(
            StaffPick(
                contribution=Contribution(pk=version.contribution_id),
                reason="Fog.",
                picked_by=self.olga,
                until=now + timedelta(days=7),
            )
            for version in works
        )
