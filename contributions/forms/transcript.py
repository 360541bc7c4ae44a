"""Captions or a transcript, as a file or typed; every wrong line is answered with a sentence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from contributions.domain import captions
from contributions.domain.captions import Wrong
from contributions.domain.cues import Cue
from contributions.forms.caption_sentences import said
from contributions.forms.sent_text import MOST_BYTES, decoded
from contributions.models.language import LANGUAGES
from hitrecord.foundation.fields import TextField
from hitrecord.foundation.text import several_lines


class TranscriptForm(forms.Form):
    """`cleaned_data["words"]` is a list of cues, or a text without times."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)
    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("WebVTT (.vtt), SubRip (.srt) or plain text, up to 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,.txt,text/vtt,text/plain"}),
    )
    text = TextField(
        label=gettext_lazy("Text"),
        required=False,
        max_length=MOST_BYTES,
        help_text=gettext_lazy(
            "Or write it here. With times it becomes captions, without them a transcript."
        ),
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "true", "class": "writing"}),
    )

    def __init__(self, *args: Any, length_ms: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.length_ms = length_ms
        self.fields["language"].initial = get_language() or "en"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        text = decoded(file) if file else cleaned.get("text", "")
        if file:
            self._show(text)
        if not several_lines(text).strip():
            if not self.errors:
                raise ValidationError(_("Choose a file, or write something into the text field."))
            return cleaned
        return cleaned | {"words": self._words(text)}

    def _words(self, text: str) -> list[Cue] | str:
        if not captions.are_timed(text):
            if text.lstrip()[:1] == "<":
                raise ValidationError({"text": _("This is a web page and not a text. Send words.")})
            return several_lines(text).strip()
        try:
            return captions.read(text, length_ms=self.length_ms)
        except Wrong as wrong:
            raise ValidationError({"text": list(said(wrong))}) from wrong

    def _show(self, text: str) -> None:
        """What the file holds stands in the text field, to be put right there."""
        self.data = dict(self.data.items()) | {"text": several_lines(text)}
