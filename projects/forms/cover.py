from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.fields import LineField


class CoverForm(forms.Form):
    """Without a picture it says better what is on the one that hangs there already."""

    picture = forms.FileField(
        label=_("Picture"),
        allow_empty_file=True,
        help_text=_(
            "A JPEG, PNG, WebP or GIF, best 1280 pixels wide or more. Where it was taken is"
            " removed. Use a"
            " picture that is yours to show; the work of somebody else is better chosen as a work."
        ),
        error_messages={"required": _("Choose a picture.")},
    )
    alt_text = LineField(
        label=_("Alt text"),
        max_length=1000,
        help_text=_("What can be seen on it, for those who cannot see it."),
        error_messages={"required": _("Say in a sentence what can be seen on it.")},
    )

    is_mature = forms.BooleanField(
        label=_("Mature"),
        required=False,
        help_text=_("Others see it covered until they ask, and links elsewhere go without it."),
    )

    def __init__(self, *args: Any, hangs: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["picture"].required = not hangs
