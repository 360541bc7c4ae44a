"""The office by what somebody comes to do, and not by the tables it is kept in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

ROOMS = (
    (
        "people",
        _("People"),
        _("Who they are, and what they hold."),
        "accounts.person accounts.user accounts.skill auth.group accounts.legaltext",
    ),
    (
        "works",
        _("Works"),
        _("What was put up, and how it is found."),
        (
            "contributions.contribution contributions.version contributions.album"
            " contributions.tag contributions.staffpick"
        ),
    ),
    (
        "reports",
        _("Reports and rights"),
        _("What somebody says is wrong, and what was decided."),
        (
            "contributions.case contributions.decision"
            " contributions.copyrightnotice contributions.dispute contributions.comment"
        ),
    ),
    (
        "projects",
        _("Projects"),
        _("Ideas on their way, and what they ask for."),
        (
            "projects.project projects.call projects.submission projects.plan projects.update"
            " projects.outside"
        ),
    ),
    (
        "productions",
        _("Productions and what they earn"),
        _("Cue sheets, and what was sold and spent."),
        "projects.production payouts.sale payouts.cost payouts.budget payouts.policy",
    ),
    (
        "shares",
        _("Shares"),
        _("Who gets what, and who objects."),
        (
            "payouts.proposal payouts.share payouts.objection payouts.hold payouts.waiver"
            " payouts.distribution"
        ),
    ),
    (
        "paying",
        _("Paying people"),
        _("From what is theirs to their account."),
        (
            "payouts.payee payouts.batch payouts.payout payouts.taxform payouts.minor"
            " payouts.guardiancheck payouts.claim payouts.unclaimed payouts.clawback"
            " payouts.adjustment payouts.clearance"
        ),
    ),
    (
        "books",
        _("Books"),
        _("What was booked, and whether it agrees."),
        (
            "payouts.account payouts.entry payouts.posting payouts.freeze payouts.comparison"
            " payouts.listing"
        ),
    ),
)
"""Address of a room, its name, what is done there, and what is kept in it. What stands in none
of them is what the machine keeps for itself, and stands last."""
REST = ("machine", _("Behind the scenes"), _("What the machine keeps of its own work."))


def by_room(apps: list[dict[str, Any]], home: str) -> list[dict[str, Any]]:
    """`apps` as Django lists them, for one person."""
    there = {
        f"{app['app_label']}.{model['object_name'].lower()}": model
        for app in apps
        for model in app["models"]
    }
    rooms = [
        (key, name, about, [there.pop(kept) for kept in models.split() if kept in there])
        for key, name, about, models in ROOMS
    ]
    rooms.append((*REST, list(there.values())))
    return [
        {
            "app_label": key,
            "name": name,
            "about": about,
            "app_url": f"{home}#{key}",
            "has_module_perms": True,
            "models": models,
        }
        for key, name, about, models in rooms
        if models
    ]
