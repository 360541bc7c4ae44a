from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hitrecord.foundation.fields import LineField
from hitrecord.foundation.numbers import weight


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("A file"),
        allow_empty_file=True,
        help_text=gettext_lazy("A picture, a sound, a film or an EPUB. It is not kept."),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(_("This file is empty: there is nothing to look at."))
        if file.size > settings.VERIFY_MAX_BYTES:
            raise forms.ValidationError(too_large())
        return file


class HashForm(forms.Form):
    hash = LineField(
        label=gettext_lazy("A SHA-256 hash"),
        max_length=200,
        help_text=gettext_lazy("64 digits and letters from a to f, as a PDF or a page shows it."),
    )

    def clean_hash(self) -> str:
        """Copied with spaces, colons or capitals, it is the same."""
        found = "".join(str(self.cleaned_data["hash"]).replace(":", "").split()).lower()
        if len(found) != 64 or not set(found) <= set("0123456789abcdef"):
            raise forms.ValidationError(
                _("That is no SHA-256 hash: it has 64 digits and letters from a to f.")
            )
        return found


def too_large() -> str:
    limit = weight(settings.VERIFY_MAX_BYTES)
    return _(
        "That is too large to be looked at here: a file may have %(limit)s. Give its SHA-256 hash "
        "instead."
    ) % {"limit": limit}
