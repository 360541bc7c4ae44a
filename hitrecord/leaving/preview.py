"""What leaving would do, counted before anybody decides."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from accounts.models import User
from contributions.models import Album, Comment, Contribution, Draft
from contributions.queries.withdrawable import withdrawable_by
from hitrecord.leaving import rights
from projects.models import Credit, Project
from projects.models.project import OVER


@dataclass(frozen=True)
class Preview:
    """`mine` can be taken down; the works `with_others` stay theirs. `albums` nobody else sees."""

    mine: int
    with_others: int
    comments: int
    drafts: int
    albums: int
    credits: int
    alone: list[Project]
    has_money: bool
    may_earn: bool


def preview_of(user: User) -> Preview:
    person = user.person
    published = Contribution.objects.published().by(person)
    mine = withdrawable_by(user).filter(pk__in=published.values("pk")).count()
    return Preview(
        mine=mine,
        with_others=published.count() - mine,
        comments=Comment.objects.filter(author=user, withdrawn_at=None).count(),
        drafts=Draft.objects.open().by(user).count(),
        albums=Album.objects.seen_only_by(user).count(),
        credits=Credit.objects.filter(version__authorships__person=person).distinct().count()
        + Credit.objects.filter(person=person).count(),
        alone=list(led_alone(user)),
        has_money=rights.has_money(person),
        may_earn=rights.may_earn(person),
    )


def led_alone(user: User) -> list[Project]:
    """Projects under way that nobody else leads."""
    under_way = Project.objects.exclude(phase__in=OVER).annotate(leaders=Count("leads"))
    return list(under_way.filter(pk__in=Project.objects.led_by(user).values("pk"), leaders=1))
