"""An album's own words, a place and a note of a work in it, and whom to invite."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.somebody import SomebodyForm
from accounts.models import User
from contributions.models import Album
from contributions.models.album import MOST_WORKS
from hitrecord.foundation.fields import LineField
from hitrecord.foundation.seen import SeenForm


class AlbumForm(forms.Form):
    title = LineField(
        label=_("Title"),
        max_length=120,
        error_messages={"required": _("Give it a title.")},
    )
    text = LineField(
        label=_("What it is about"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_public = forms.BooleanField(label=_("Everybody may see it"), required=False)


class AlbumWordsForm(SeenForm, AlbumForm):
    """Those of an album that is there already."""


class ItemForm(SeenForm):
    """A note of one's own never takes the place of one that nobody showed; places do."""

    position = forms.IntegerField(
        label=_("Place"),
        min_value=1,
        max_value=MOST_WORKS,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            _("A place is a number from 1 to 200. Nothing else was changed."),
        ),
    )
    note = LineField(label=_("Note"), max_length=280, required=False)


class HangForm(forms.Form):
    album: forms.ModelChoiceField[Album] = forms.ModelChoiceField(
        Album.objects.none(),
        label=_("Album"),
        empty_label=None,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), _("Choose one of the albums you curate.")
        ),
    )
    note = LineField(
        label=_("Note"),
        max_length=280,
        required=False,
        help_text=_("Why it hangs there. Everybody who sees the album reads it."),
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["album"]
        field.queryset = Album.objects.curated_by(user)


class CuratorForm(SomebodyForm):
    """Asking somebody to curate an album, too."""
