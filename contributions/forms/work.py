"""The one form by which a work comes into being; the same on the contribute page and the draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from contributions.forms.disclosures import DISCLOSURE_HELP, ask_for_ai_use
from contributions.forms.fields import FilesField
from contributions.forms.offsite_rows import OffsiteRows
from contributions.forms.sources import note_problem, read_choices, stored_choices
from contributions.forms.stems import alt_problem, label_problem, read_alts, read_labels
from contributions.forms.tags import tags_problem
from contributions.models import Draft
from contributions.models.disclosure import DISCLOSURES
from contributions.publication.sequels import SEQUELS
from contributions.queries.draft_stamp import SAID, beside
from contributions.services.sources import Choice
from hitrecord.foundation.fields import LineField, TextField
from hitrecord.foundation.seen import differing
from hitrecord.foundation.text import several_lines


class WorkForm(forms.ModelForm[Draft]):
    """Fills a draft with what can be kept: fields that are wrong stay as they were."""

    file = FilesField(label=_("File"), required=False, allow_empty_file=True)
    label = LineField(
        label=_("Label"),
        max_length=80,
        required=False,
        help_text=_("For stems, layers and sketches. The first file is the work."),
    )
    extra = FilesField(
        label=_("Extra files"),
        required=False,
        allow_empty_file=True,
        help_text=_(
            "Stems, layers, sketches, the project of your program: anything others could use. "
            "They are kept as they are, for members to download."
        ),
    )

    class Meta:
        model = Draft
        fields = [
            *("title", "text", "layout", "alt_text", "tags", "wish", "process_note"),
            *("source_link", "all_mine", "licence"),
            *DISCLOSURES,
        ]
        field_classes = {
            "title": LineField,
            "text": TextField,
            "alt_text": LineField,
            "wish": TextField,
            "process_note": TextField,
            "tags": LineField,
            "source_link": TextField,
            "ai_note": LineField,
            "mature_note": LineField,
        }
        widgets = {
            # It stands above the files, whose buttons send forms of their own.
            "title": forms.TextInput(attrs={"form": "work"}),
            "text": forms.Textarea(attrs={"class": "writing", "rows": 12}),
            "layout": forms.RadioSelect,
            "alt_text": forms.Textarea(attrs={"rows": 2}),
            "wish": forms.Textarea(attrs={"rows": 3}),
            "process_note": forms.Textarea(attrs={"rows": 3}),
            "source_link": forms.Textarea(attrs={"rows": 2}),
            "ai_use": forms.RadioSelect,
        }
        help_texts = {
            "text": _("A poem, a scene, a lyric. Markdown works: *emphasis*, # heading."),
            "alt_text": _("What is there to see or hear, for people who cannot see or hear it."),
            "tags": _("Separated by commas."),
            "source_link": _("One or several; a link to one version names that version."),
        } | DISCLOSURE_HELP

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["layout"].required = False
        ask_for_ai_use(self)
        self.choices = self._read_choices()
        data = self.data if isinstance(self.data, QueryDict) and self.is_bound else None
        self.elsewhere = OffsiteRows(data, self.instance)
        self.labels = read_labels(self.data) if isinstance(self.data, QueryDict) else {}
        self.alts = read_alts(self.data) if isinstance(self.data, QueryDict) else {}

    @classmethod
    def of_stored(cls, draft: Draft) -> WorkForm:
        """The draft as it is, in a form that can say what is wrong with a request unread."""
        form = cls(model_to_dict(draft, fields=list(cls.base_fields)), instance=draft)
        form.choices = stored_choices(draft) if draft.pk else []
        return form

    def clean_tags(self) -> str:
        typed: str = self.cleaned_data["tags"]
        problem = tags_problem(typed)
        if problem:
            raise ValidationError(problem)
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        problem = note_problem(self.choices) or label_problem(self.labels)
        problem = problem or alt_problem(self.alts)
        if problem:
            raise ValidationError(problem)
        if sentences := [said for each in SEQUELS if (said := each.problem(self.data))]:
            raise ValidationError(sentences)
        if not self.elsewhere.are_right():
            raise ValidationError(_("A work from elsewhere is not right yet: look there."))
        return cleaned

    def clean_layout(self) -> str:
        """Whoever does not say stays with what was said before."""
        return self.cleaned_data["layout"] or self.instance.layout

    def add_problems(self, problems: ValidationError) -> None:
        """Put a service's sentences beside their fields."""
        if "offsite" in problems.error_dict:
            self.elsewhere.ask_for_all()
        for field, errors in problems.error_dict.items():
            self.add_error(field if field in self.fields else None, errors)

    def bring_both(self) -> None:
        """Beside what was typed, what another window says by now: its sources too, and its words
        to be read."""
        stored = Draft.objects.get(pk=self.instance.pk)
        shown = {choice.version_id for choice in self.choices}
        self.choices += [one for one in stored_choices(stored) if one.version_id not in shown]
        self.elsewhere.bring_both(stored)
        self.there = differing(
            self, {name: getattr(stored, name) for name in SAID if name in self.fields}
        )
        self.there += [
            (each.label, each.words or "—")
            for each in beside(stored)
            if several_lines(self.data.get(each.name, each.value)).strip() != each.value
        ]

    def catch_up(self) -> None:
        """Show what became of the pasted links."""
        draft = self.instance
        shown = {choice.version_id for choice in self.choices}
        self.choices += [one for one in stored_choices(draft) if one.version_id not in shown]
        self.elsewhere.catch_up(draft)
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["source_link"] = draft.source_link

    @property
    def named(self) -> list[tuple[int, str]]:
        """(version, relation) of what is chosen."""
        return [(choice.version_id, choice.relation) for choice in self.choices]

    def _read_choices(self) -> list[Choice]:
        if isinstance(self.data, QueryDict) and self.is_bound:
            return read_choices(self.data)
        return stored_choices(self.instance) if self.instance.pk else []
