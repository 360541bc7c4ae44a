"""Fields whose values are clean before they are checked, and one that takes several files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from contributions.media.unseen import without_unseen


class LineField(forms.CharField):
    """One line: without controls, line breaks, lone surrogates and marks that reorder it."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = without_unseen(" ".join(value.split()))
        return super().to_python(value)


class TextField(forms.CharField):
    """Several lines, with plain line ends; tabs stay."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("\r\n", "\n").replace("\r", "\n")
            value = without_unseen(value, keep="\n\t")
        return super().to_python(value)


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Any number of files. Empty ones pass: whoever receives them has the sentence."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        files: list[UploadedFile[bytes]] = [file for file in data or [] if file]
        for file in files:
            super().clean(file, initial)
        return files
