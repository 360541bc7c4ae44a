"""The staff's roles as groups, made by every `migrate`: of our own apps each has what stands here
and nothing else. Who holds one is decided by two superusers (accounts.services.roles). A role only
opens doors; the rules of two people, and of nobody's own, hold behind them for everybody."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

HOUSE = ("accounts", "contributions", "projects", "payouts")
PUBLIC = """
    contributions.contribution contributions.version contributions.tag contributions.album
    contributions.staffpick projects.project projects.call projects.production projects.piece
    accounts.person accounts.skill
"""
MONEY = """
    payouts.proposal payouts.share payouts.computation payouts.errand payouts.policy
    payouts.distribution payouts.sale payouts.cost payouts.budget payouts.objection payouts.hold
    payouts.waiver payouts.waiverword
"""
PAYING = """
    payouts.batch payouts.payout payouts.payee payouts.claim payouts.clawback payouts.unclaimed
    payouts.freeze payouts.webhook payouts.minor payouts.guardiancheck payouts.taxform
    payouts.comparison payouts.letter payouts.destination payouts.stripeaccount payouts.transfer
    payouts.answerfile payouts.finding payouts.listing payouts.disagreement payouts.adjustment
    payouts.clearance payouts.keptback
"""
DOES = {
    "curator": "contributions.tag contributions.tagmerge contributions.album"
    " contributions.staffpick",
    "producer": """
        projects.project projects.phasechange projects.lead projects.leadinvitation
        projects.leadchange projects.announcement projects.call projects.submission projects.making
        projects.guarantee projects.outside projects.plan projects.planrevision projects.place
        projects.production projects.piece projects.credit projects.step projects.update
        projects.verdict
        contributions.staffpick payouts.proposal payouts.policy payouts.distribution
        payouts.objection payouts.hold payouts.waiver payouts.waiverword
    """,
    "finance": f"{MONEY} {PAYING} projects.guarantee projects.amountpaid",
    "moderator": """
        contributions.case contributions.decision contributions.dispute contributions.tag
        contributions.copyrightnotice contributions.comment contributions.processing
        contributions.signing contributions.contribution
    """,
}
"""Role → models of which everything may be done."""
SEES = {
    "curator": PUBLIC,
    "producer": f"{PUBLIC} {MONEY} projects.submission projects.amountpaid projects.credit"
    " contributions.dispute contributions.processing",
    "finance": f"{PUBLIC} {MONEY} {PAYING} projects.submission payouts.account payouts.entry"
    " payouts.posting payouts.balance",
    "moderator": f"{PUBLIC} contributions.report",
}
"""Role → models that may be looked at besides. Nobody looks at what is not for them: addresses,
minors and tax forms are not for curators, producers and moderators."""


def make_roles(**_signal: Any) -> None:
    """After a migration. What a role had once and has no more is taken from it."""
    from django.contrib.auth.models import Group, Permission  # noqa: PLC0415 -- read before there are models

    for label in HOUSE:
        create_permissions(installed.get_app_config(label), verbosity=0)
    known = list(
        Permission.objects.filter(content_type__app_label__in=HOUSE).select_related("content_type")
    )
    for role in DOES:
        group, _is_new = Group.objects.get_or_create(name=role)
        theirs = [one for one in known if _is_of(role, one)]
        group.permissions.remove(*(set(known) - set(theirs)))
        group.permissions.add(*theirs)


def _is_of(role: str, one: Any) -> bool:
    model = f"{one.content_type.app_label}.{one.content_type.model}"
    if model in DOES[role].split():
        return True
    return bool(one.codename.startswith("view_")) and model in SEES[role].split()
