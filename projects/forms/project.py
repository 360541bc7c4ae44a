"""Starting a project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contributions.models import Contribution, Kind
from contributions.models.contribution import ContributionQuerySet
from hitrecord.foundation.fields import LineField, TextField
from hitrecord.foundation.seen import SeenForm
from hitrecord.foundation.text import whole_number
from projects.forms.named import WORK, NamedField
from projects.models import Project
from projects.services.beginnings import BEGINNINGS, ORIGIN
from projects.services.growing import has_something

NEWEST = 60
"""So many works can be chosen as a cover from a list; others by their address."""
NO_COVER = _("Choose one of your own pictures or films, or one that is in the project.")
_BEGINNINGS = [
    ("", _("An empty desk")),
    *((key, each.name) for key, each in BEGINNINGS.items()),
]


class WordsForm(forms.Form):
    """What a project's page says of it."""

    title = LineField(
        label=_("Title"),
        max_length=120,
        error_messages={"required": _("Give it a title; it can be a working title.")},
    )
    pitch = TextField(
        label=_("Pitch"),
        max_length=2000,
        help_text=_("What should there be in the end, and what makes you want to see it?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say in a few sentences what it is about.")},
    )
    cover = forms.ModelChoiceField(
        Contribution.objects.none(),
        label=_("Cover"),
        required=False,
        empty_label=_("No cover yet"),
        help_text=_(
            "One of your own pictures or films, or one that is in the project. A picture that is no"
            " work is uploaded from the desk."
        ),
        error_messages={"invalid_choice": NO_COVER},
    )

    other_cover = NamedField(
        Contribution.objects.none(),
        of=WORK,
        label=_("Another work as the cover"),
        required=False,
        help_text=_("Above are the newest. For one that is not among them: its address or title."),
        error_messages={"invalid_choice": NO_COVER},
    )

    def __init__(self, *args: Any, by: User, project: Project | None = None, **kwargs: Any) -> None:
        """Its own cover it keeps, whoever's it is."""
        super().__init__(*args, **kwargs)
        covers, other = self.fields["cover"], self.fields["other_cover"]
        if isinstance(covers, forms.ModelChoiceField) and isinstance(other, NamedField):
            covers.queryset = other.queryset = _covers(by, project).newest_first()
            newest = list(covers.queryset[: NEWEST + 1])
            if len(newest) <= NEWEST:
                del self.fields["other_cover"]
            shown = newest[:NEWEST]
            chosen = whole_number(str(self["cover"].value() or ""))
            if chosen and chosen not in {work.pk for work in shown}:
                shown += covers.queryset.filter(pk=chosen)
            named = [(work.pk, str(work)) for work in shown]
            covers.choices = [("", str(covers.empty_label)), *named]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        other = data.pop("other_cover", None)
        return data | {"cover": other} if other else data


def _covers(by: User, project: Project | None) -> ContributionQuerySet:
    published = Contribution.objects.published()
    near = Q(pk__in=published.by(by.person).values("pk"))
    kept = Q()
    if project is not None:
        accepted = project.submissions.accepted().values("version__contribution")
        near |= Q(pk__in=published.filter(pk__in=accepted).values("pk"))
        kept = Q(pk=project.cover_id)
    return Contribution.objects.filter(near & Q(kind__in=[Kind.IMAGE, Kind.VIDEO]) | kept)


class RewordingForm(SeenForm, WordsForm):
    """What the page of a project that is there already is to say."""


class ProjectForm(WordsForm):
    beginning = forms.ChoiceField(
        label=_("Begin with"),
        required=False,
        widget=forms.RadioSelect,
        choices=_BEGINNINGS,
        help_text=_("Steps and first calls in draft. You can change and throw away all of it."),
    )
    field_order = ["beginning"]

    def __init__(self, *args: Any, origin: Project | None = None, **kwargs: Any) -> None:
        """What grows out of another one begins with its plan, unless its lead wants otherwise."""
        super().__init__(*args, **kwargs)
        beginning = self.fields["beginning"]
        if origin and isinstance(beginning, forms.ChoiceField) and has_something(origin):
            words = _("The steps and the plan of “%(title)s”, with gaps where its works are")
            label = words % {"title": origin.title}
            beginning.choices = [(ORIGIN, label), *_BEGINNINGS]
            beginning.initial = ORIGIN
