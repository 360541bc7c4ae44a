"""Disputes as rows, for tests that are about what comes after."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from accounts.models import User
from contributions.models import About, Dispute, Outcome, Source, Thread, Version
from tests import builders


def moderator(name: str = "max") -> User:
    """Staff who decide and take works down. A test that commits empties the groups."""
    group, _ = Group.objects.get_or_create(name="moderator")
    names = ["decide_dispute", "remove_contribution", "decide_case", "view_case", "view_decision"]
    names += ["handle_copyrightnotice", "view_copyrightnotice"]
    group.permissions.add(*Permission.objects.filter(codename__in=names))
    made = builders.user(name, is_staff=True)
    made.groups.add(group)
    return made


def edge_between(derivative: Version, source: Version) -> Source:
    return Source.objects.get(derivative=derivative, source=source)


def dispute(edge: Source, by: str = "ada", *, relation: str = "", **fields: object) -> Dispute:
    return Dispute.objects.create(
        **{
            "about": About.RELATION if relation else About.NOT_MADE,
            "edge": edge,
            "derivative": edge.derivative,
            "source": edge.source,
            "relation": relation,
            "words": "There is not a line of mine in it.",
            "thread": Thread.objects.create(),
            "raised_by": builders.user(by),
        }
        | fields
    )


def claim(
    derivative: Version,
    source: Version,
    by: str = "ada",
    *,
    relation: str = "contains",
    **fields: object,
) -> Dispute:
    return Dispute.objects.create(
        **{
            "about": About.MISSING,
            "derivative": derivative,
            "source": source,
            "relation": relation,
            "words": "My lamp is in it.",
            "evidence": "At 0:12.",
            "thread": Thread.objects.create(),
            "raised_by": builders.user(by),
        }
        | fields
    )


def decided(about: Dispute, outcome: str = Outcome.UPHELD, by: str = "max") -> Dispute:
    about.outcome, about.decided_at, about.reason = outcome, timezone.now(), "It is plain to see."
    about.decided_by = moderator(by)
    about.save()
    return about
