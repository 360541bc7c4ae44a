"""The staff's roles as groups, made by every `migrate`: each has at least what stands here. A role
only opens doors; the rules of two people, and of nobody's own, hold behind them for everybody."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

HOUSE = ("accounts", "contributions", "projects", "payouts")
DOES: dict[str, dict[str, tuple[str, ...]]] = {
    "curator": {"contributions": ("tag", "staffpick", "album"), "projects": ("staffpick",)},
    "producer": {"contributions": ("*",), "projects": ("*",), "payouts": ("*",)},
    "finance": {"projects": ("*",), "payouts": ("*",)},
    "moderator": {"contributions": ("*",)},
}
"""Role → app → models of which everything may be done. Everybody of the staff may look."""
NOT_THEIRS = {
    "producer": ("decide_case", "decide_dispute", "handle_copyrightnotice", "remove_contribution"),
}
"""What goes with an app and belongs to another role."""


def make_roles(**_signal: Any) -> None:
    """After a migration. What an administrator gave a group besides stays."""
    from django.contrib.auth.models import Group, Permission  # noqa: PLC0415 -- read before there are models

    for label in HOUSE:
        create_permissions(installed.get_app_config(label), verbosity=0)
    known = list(
        Permission.objects.filter(content_type__app_label__in=HOUSE).select_related("content_type")
    )
    for role, does in DOES.items():
        group, _is_new = Group.objects.get_or_create(name=role)
        group.permissions.add(*[one for one in known if _is_of(role, does, one)])


def _is_of(role: str, does: dict[str, tuple[str, ...]], one: Any) -> bool:
    if one.codename.startswith("view_"):
        return True
    if one.codename in NOT_THEIRS.get(role, ()):
        return False
    models = does.get(one.content_type.app_label, ())
    return "*" in models or one.content_type.model in models
