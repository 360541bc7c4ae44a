"""The studio's projects: started, moved, asked for, answered and decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import Skill, User
from hitrecord.demo import content
from hitrecord.demo.content.things import Call as Asked
from hitrecord.demo.content.things import Project as Undertaking
from hitrecord.demo.content.things import Submission as Answer
from hitrecord.demo.seeding.past import days_before, happening
from hitrecord.demo.seeding.wall import Published
from projects.models import Call, Lead, PhaseChange, Project
from projects.services import calls, deciding, news, projects, submissions

Step = tuple[float, Callable[[datetime], object]]
"""How many days ago, and what happened then."""


def undertake(cast: dict[str, User], published: Published, now: datetime) -> None:
    for undertaking in content.PROJECTS:
        if not Project.objects.filter(slug=undertaking.key).exists():
            _Undertaking(undertaking, cast, published, now).tell()


class _Undertaking:
    """One project's story, in one transaction: a demo that is cut off starts it again."""

    def __init__(
        self, told: Undertaking, cast: dict[str, User], published: Published, now: datetime
    ) -> None:
        self.told, self.cast, self.published, self.now = told, cast, published, now
        self.project: Project

    def tell(self) -> None:
        first = self.told.changes[0]
        with transaction.atomic():
            self._start(days_before(self.now, first.days_ago), first.reason)
            for days_ago, happen in sorted(self._steps(), key=lambda step: -step[0]):
                at = days_before(self.now, days_ago)
                with happening(at):
                    happen(at)

    def _start(self, at: datetime, reason: str) -> None:
        lead, *others = (self.cast[name] for name in self.told.leads)
        cover = self.published[self.told.cover, 1].contribution if self.told.cover else None
        with happening(at):
            self.project = projects.start(
                by=lead, title=self.told.title, pitch=self.told.pitch, now=at, cover=cover
            )
            Project.objects.filter(pk=self.project.pk).update(slug=self.told.key)
            self.project.slug = self.told.key
            PhaseChange.objects.filter(project=self.project).update(reason=reason)
            for user in others:
                Lead.objects.create(project=self.project, user=user, since=at)

    def _steps(self) -> list[Step]:
        steps: list[Step] = []
        for change in self.told.changes[1:]:
            # An hour early: the phase comes before what it allows on the same day.
            steps.append((change.days_ago + 0.05, self._move(change.phase, change.reason)))
        for told in self.told.updates:
            steps.append((told.days_ago, self._write(told.author, told.title, told.text)))
        for asked in content.CALLS:
            if asked.project == self.told.key:
                steps.append((asked.opened_days_ago, self._ask(asked)))
        return steps

    def _move(self, phase: str, reason: str) -> Callable[[datetime], object]:
        lead = self.cast[self.told.leads[0]]

        def move(at: datetime) -> None:
            self.project.refresh_from_db()
            if self.project.phase != phase:
                projects.move(project=self.project, to=phase, by=lead, now=at, reason=reason)

        return move

    def _write(self, author: str, title: str, text: str) -> Callable[[datetime], object]:
        return lambda at: news.write_update(
            project=self.project, by=self.cast[author], title=title, text=text, now=at
        )

    def _ask(self, asked: Asked) -> Callable[[datetime], object]:
        def ask(at: datetime) -> None:
            deadline = self.now + timedelta(days=asked.deadline_in_days, hours=7)
            call = calls.open_call(
                project=self.project,
                by=self.cast[asked.asked_by],
                title=asked.title,
                brief=asked.brief,
                skill=Skill.objects.get(slug=asked.skill),
                kinds=asked.kinds,
                deadline=deadline,
                now=at,
                reward=asked.reward,
                amount=asked.amount,
            )
            for answer in asked.answers:
                self._answer(call, answer)
            if asked.deadline_in_days < 0:
                calls.close_call(call=call, by=self.cast[asked.asked_by], now=deadline)

        return ask

    def _answer(self, call: Call, answer: Answer) -> None:
        at = days_before(self.now, answer.days_ago)
        # Late answers were offered while the call was still open to its leads.
        offered_at = min(at, call.deadline - timedelta(hours=1))
        with happening(at):
            submission = submissions.submit(
                version=self.published[answer.work, answer.version],
                by=self.cast[answer.by],
                now=offered_at,
                call=call,
                note=answer.note,
            )
        if answer.decision:
            decided_at = min(self.now, at + timedelta(days=2))
            with happening(decided_at):
                deciding.decide(
                    submission=submission,
                    decision=answer.decision,
                    by=self.cast[answer.decided_by],
                    now=decided_at,
                    reason=answer.reason,
                )
