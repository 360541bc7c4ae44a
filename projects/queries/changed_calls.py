"""What was changed in calls, as a project's activity says it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contributions.models import Kind
from projects.models import CallChange, Reward
from projects.models.call_change import BY_STAFF


def changes_among(keys: Collection[int]) -> Iterator[tuple[CallChange, list[str]]]:
    """Each with a sentence for what it says otherwise now; one statement. A title that staff put
    right, and any before it, is not quoted: its words may be the reason."""
    theirs = CallChange.objects.filter(**{f"before__{BY_STAFF}": True}, before__has_key="title")
    later = theirs.filter(call=OuterRef("call"), pk__gte=OuterRef("pk"))
    rows = CallChange.objects.filter(pk__in=keys).select_related("call", "by__person")
    for each in rows.annotate(is_put_right=Exists(later)):
        yield each, [_said(name, value, each) for name, value in each.after.items()]


def _said(name: str, value: Any, change: CallChange) -> str:
    if name == "brief":
        return _("Another brief.")
    if name == "title" and change.is_put_right:  # type: ignore[attr-defined]
        return _("Another title.")
    if name == "title":
        return _("It was called “%(title)s”.") % {"title": change.before["title"]}
    sentence = {
        "deadline": _("Deadline: %(before)s, now %(after)s."),
        "skill": _("Skill: %(before)s, now %(after)s."),
        "kinds": _("Kinds: %(before)s, now %(after)s."),
        "reward": _("Reward: %(before)s, now %(after)s."),
        "amount": _("Amount in US dollars: %(before)s, now %(after)s."),
    }[name]
    return sentence % {"before": _word(name, change.before[name]), "after": _word(name, value)}


def _word(name: str, value: Any) -> str:
    if name == "deadline":
        at = timezone.localtime(datetime.fromisoformat(value))
        return date_format(at, "DATETIME_FORMAT")
    if name == "kinds":
        return ", ".join(str(Kind(each).label) for each in value)
    if name == "reward":
        return str(Reward(value).label)
    if name == "amount":
        return f"{value / 100:.2f}" if value else "—"
    return str(value)
