"""Projects of which a production can be made."""

from __future__ import annotations

from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _

from projects.forms.named import PROJECT, NamedField, Suggesting
from projects.models import Phase, Project

SUGGESTED = 40


def project_field() -> NamedField:
    """Typed; those in review are suggested first."""
    fitting = Project.objects.shown().filter(production=None).exclude(phase=Phase.ARCHIVED)
    field = NamedField(
        fitting,
        of=PROJECT,
        widget=Suggesting(attrs={"class": "vTextField"}),
        label=_("Project"),
        help_text=_("Its title, or the address of its page."),
        error_messages={
            "invalid_choice": _(
                "No project fits: it has to be called just that, be public and not archived, and "
                "have no production yet."
            )
        },
    )
    in_review = Case(When(phase=Phase.IN_REVIEW, then=Value(0)), default=Value(1))
    field.suggest(lambda: fitting.order_by(in_review, "-started_at")[:SUGGESTED])
    return field
