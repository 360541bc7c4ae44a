"""Finding calls: by skill, by kind, by reward; those for my skills first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from accounts.models import Skill
from contributions.models import Contribution, Kind
from projects.models import Call, Reward, Submission


@dataclass(frozen=True, slots=True)
class Facets:
    """What the address asks for; whatever is unknown is as if it were not there."""

    skill: str = ""
    kind: str = ""
    reward: str = ""

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> Facets:
        kind, reward = parameters.get("kind", ""), parameters.get("reward", "")
        return cls(
            skill=parameters.get("skill", "")[:60],
            kind=kind if kind in Kind.values else "",
            reward=reward if reward in Reward.values else "",
        )

    @property
    def is_plain(self) -> bool:
        return not (self.skill or self.kind or self.reward)


def calls_for(facets: Facets, *, viewer: Any, now: datetime) -> QuerySet[Call]:
    """Open calls, the next deadline first within what my skills match and what they do not."""
    wanted = Q()
    if facets.skill:
        wanted &= Q(skill__slug=facets.skill)
    if facets.kind:
        wanted &= Q(kinds__contains=[facets.kind])
    if facets.reward:
        wanted &= Q(reward=facets.reward)
    return _best_first(Call.objects.open(now).filter(wanted), viewer)


def calls_taking(
    work: Contribution, *, viewer: Any, now: datetime, named: str = "", is_sent: bool = False
) -> QuerySet[Call]:
    """Open calls that this work may still answer; first the one that is `named` by its number, as
    long as it takes late answers. Where that `is_sent` it is there though the work is: whoever
    submits it knows what to say."""
    answered = Submission.objects.filter(version__contribution=work).in_the_way(work.current_id)
    one = Q(pk=int(named)) if named.isascii() and named.isdecimal() and len(named) < 18 else Q(pk=0)
    calls = Call.objects.open(now) | Call.objects.taking_late(now).filter(one)
    taking = calls.filter(kinds__contains=[work.kind])
    there = Q(pk__in=answered.filter(call__isnull=False).values("call"))
    open_to_it = taking.exclude(there & ~one if is_sent else there)
    found = _best_first(open_to_it, viewer).select_related("project", "skill")
    is_named = Case(When(one, then=Value(0)), default=Value(1))
    return found.order_by(is_named, *found.query.order_by)


def skills_in_use(now: datetime) -> QuerySet[Skill]:
    return Skill.objects.filter(calls__in=Call.objects.open(now)).distinct()


def _best_first(calls: QuerySet[Call], viewer: Any) -> QuerySet[Call]:
    if not viewer.is_authenticated:
        return calls.order_by("deadline", "pk")
    mine = Case(
        When(skill__in=viewer.skills.values("pk"), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    return calls.annotate(is_for_me=mine).order_by("-is_for_me", "deadline", "pk")
