"""What can have a place in a project's plan: accepted works that are still there, and calls."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from projects.models import Plan, Project

MOST = 150


def placeable_in(project: Project, plan: Plan | None, now: datetime) -> dict[str, str]:
    """`work-7` or `call-3` → what it is called. Two statements; what has a place comes always."""
    there = Q(places__plan=plan) if plan else Q(pk__in=[])
    works = project.submissions.accepted().filter(
        Q(version__contribution__withdrawn_at=None) | there
    )
    calls = project.calls.filter(Q(closed_at=None, deadline__gt=now) | there).distinct()
    # The newest first, for a select that holds thousands is read by nobody.
    newest = works.order_by("places", "-decided_at", "-pk")[:MOST]
    titles = newest.values_list("pk", "version__contribution__title")
    numbers = calls.order_by("pk").values_list("pk", "title")[:MOST]
    return {f"work-{pk}": title for pk, title in titles} | {
        f"call-{pk}": _("№ %(number)s %(title)s") % {"number": pk, "title": title}
        for pk, title in numbers
    }
