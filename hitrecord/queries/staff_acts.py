"""What staff did with somebody's account, works, remarks, shares and projects, from the log that
stays. What members do with what they share, as co-authors, is in it, too, and not theirs."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from accounts.models import AuditRecord, Person, User
from contributions.models import (
    Album,
    Case,
    Comment,
    Contribution,
    Decision,
    Draft,
    Recommendation,
)
from payouts.models import (
    Claim,
    Clawback,
    Clearance,
    Hold,
    Objection,
    ObjectionAnswer,
    Payee,
    Payout,
    Proposal,
    Waiver,
)
from projects.models import Call, Production, Project, Submission, Update

BY_MEMBERS = (
    *("work withdrawn", "work restored", "copyright: counter", "stripe account begun"),
    *("share claimed", "share claimed by another", "payout details changed"),
)
"""Acts that only makers and payees do: of a work with several, one of them."""

OF_PRODUCTIONS = ("production changed", "production released")
"""What the leads of its project read of a production; of shares, whose they are."""


def staff_acts(user: User) -> QuerySet[AuditRecord]:
    """Newest first, and nothing of their own doing. One statement."""
    rows = AuditRecord.objects.annotate(
        hold=Cast(KT("detail__hold"), BigIntegerField()),
        objection=Cast(KT("detail__objection"), BigIntegerField()),
        waiver=Cast(KT("detail__waiver"), BigIntegerField()),
    )
    rows = rows.filter(_about_things(user) | _about_shares(user)).exclude(action__in=BY_MEMBERS)
    return rows.filter(Q(actor=None) | ~Q(actor=user)).select_related("target_type")


def _about_things(user: User) -> Q:
    payees = Payee.objects.filter(Q(person__user=user) | Q(claimed_by__user=user))
    mine: list[QuerySet[Any]] = [
        *_made_by(user),
        Call.objects.filter(project__leads__user=user),
        Update.objects.filter(project__leads__user=user),
        User.objects.filter(pk=user.pk),
        Person.objects.filter(user=user),
        Draft.objects.filter(author=user),
        _cases(user),
        payees,
        Clawback.objects.filter(payee__in=payees),
        Payout.objects.filter(payee__in=payees),
        Clearance.objects.filter(payee__in=payees),
        Claim.objects.filter(by__user=user),
        Submission.objects.filter(version__authorships__person__user=user),
    ]
    about = Q(pk__in=[])
    for rows in mine:
        about |= _is(rows)
    return about


def _made_by(user: User) -> list[QuerySet[Any]]:
    return [
        Contribution.objects.made_by(user),
        Comment.objects.filter(author=user),
        Project.objects.filter(leads__user=user),
    ]


def _said_by(user: User) -> list[QuerySet[Any]]:
    """What else staff can take down."""
    return [
        User.objects.filter(pk=user.pk),
        Album.objects.curated_by(user),
        Recommendation.objects.filter(user=user),
        Call.objects.filter(project__leads__user=user),
        Update.objects.filter(project__leads__user=user),
        Objection.objects.filter(by=user),
        ObjectionAnswer.objects.filter(answered_by=user),
    ]


def _cases(user: User) -> QuerySet[Case]:
    """Decided against them, or against something of theirs. Of what was dismissed nobody hears
    but who reported it."""
    decided = Decision.objects.filter(removes=True)
    about = Q(decision__in=Decision.objects.filter(account=user))
    for rows in (*_made_by(user), *_said_by(user)):
        kind = ContentType.objects.get_for_model(rows.model, for_concrete_model=False)
        about |= Q(decision__in=decided, target_type=kind, target_id__in=rows.values("pk"))
    return Case.objects.filter(about)


def _about_shares(user: User) -> Q:
    """The log names the proposal or the production, and in its detail whose share it was."""
    proposal = Q(target_type=ContentType.objects.get_for_model(Proposal))
    held = Hold.objects.filter(share__person__user=user).values("pk")
    said = Objection.objects.filter(by=user).values("pk")
    waived = Waiver.objects.filter(person__user=user).values("pk")
    about = proposal & (Q(hold__in=held) | Q(objection__in=said))
    production = Q(target_type=ContentType.objects.get_for_model(Production))
    concerned = Q(waiver__in=waived) | Q(detail__contains={"users": [user.pk]})
    led = Production.objects.filter(project__leads__user=user)
    return about | production & concerned | _is(led) & Q(action__in=OF_PRODUCTIONS)


def changes_for(act: AuditRecord, user: User) -> list[dict[str, Any]]:
    """What is about others alone is not theirs to read."""
    changed: list[dict[str, Any]] = act.detail.get("changed", [])
    return [each for each in changed if user.pk in each.get("users", [user.pk])]


def _is(rows: QuerySet[Any]) -> Q:
    kind = ContentType.objects.get_for_model(rows.model)
    ids = rows.order_by().annotate(text_id=Cast("pk", CharField())).values("text_id")
    return Q(target_type=kind, target_id__in=ids)
