"""Starting a project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contributions.models import Contribution, Kind
from hitrecord.foundation.fields import LineField, TextField
from projects.services.beginnings import BEGINNINGS


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
        help_text=_("One of your own pictures or films."),
        error_messages={"invalid_choice": _("Choose one of your own pictures or films.")},
    )

    def __init__(self, *args: Any, by: User, kept: int | None = None, **kwargs: Any) -> None:
        """`kept` is the cover it has, whoever's it is."""
        super().__init__(*args, **kwargs)
        covers = self.fields["cover"]
        if isinstance(covers, forms.ModelChoiceField):
            mine = Contribution.objects.published().by(by.person).values("pk")
            shown = Q(pk__in=mine, kind__in=[Kind.IMAGE, Kind.VIDEO]) | Q(pk=kept)
            covers.queryset = Contribution.objects.filter(shown).newest_first()


class ProjectForm(WordsForm):
    beginning = forms.ChoiceField(
        label=_("Begin with"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("", _("An empty desk")), *((key, each.name) for key, each in BEGINNINGS.items())],
        help_text=_("Steps and first calls in draft. You can change and throw away all of it."),
    )
    field_order = ["beginning"]
