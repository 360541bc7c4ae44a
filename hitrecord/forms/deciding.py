"""What a moderator does about a case, and hears about an appeal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.reason import BEGINNINGS, begun
from contributions.models import Grounds, Measure
from contributions.models.decision import STATEMENT_LENGTH
from hitrecord.foundation.fields import TextField
from hitrecord.moderation.subjects import Subject

DAYS = [(1, _("for a day")), (7, _("for a week")), (30, _("for a month")), (90, _("for 90 days"))]
_ROWS = forms.Textarea(attrs={"rows": 5, "cols": 70})


class DecisionForm(forms.Form):
    removes = forms.BooleanField(label=_("Take it down"), required=False)
    hide_title = forms.BooleanField(label=_("Its title has to go too"), required=False)
    measure = forms.ChoiceField(
        label=_("The account"), choices=[("", _("Nothing")), *Measure.choices], required=False
    )
    account = forms.ChoiceField(label=_("Whose account"), required=False)
    days = forms.TypedChoiceField(
        label=_("A limit lasts"), choices=DAYS, coerce=int, initial=7, required=False
    )
    template = forms.ChoiceField(
        label=_("The reasons begin with"),
        choices=[("", _("Nothing")), *((key, Grounds(key).label) for key in BEGINNINGS)],
        required=False,
    )
    reason = TextField(
        label=_("Statement of reasons"),
        required=False,
        max_length=STATEMENT_LENGTH - 400,
        widget=_ROWS,
        help_text=_("Whoever it is about reads it. It is kept in the audit log for ever."),
    )

    def __init__(self, data: Any, *, subject: Subject | None) -> None:
        super().__init__(data)
        people = subject.people if subject else []
        self.people = {str(one.pk): one for one in people}
        accounts: Any = self.fields["account"]
        accounts.choices = [(key, one.person.credit_name) for key, one in self.people.items()]
        if len(people) > 1:  # nobody is meant because their name comes first
            accounts.choices = [("", _("Choose a name")), *accounts.choices]
        if not (subject and subject.can_be_removed):
            del self.fields["removes"]
        if not (subject and subject.kind == "work" and subject.can_be_removed):
            del self.fields["hide_title"]
        if not people:
            for name in ("measure", "account", "days"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("template") and not told.get("reason"):
            self.add_error("reason", _("Say why. Whoever it is about reads it."))
        if told.get("hide_title") and not told.get("removes"):
            self.add_error("hide_title", _("The title goes only together with the work."))
        return told

    @property
    def said(self) -> dict[str, Any]:
        told, measure = self.cleaned_data, self.cleaned_data.get("measure", "")
        days = told.get("days") or 7
        return {
            "removes": told.get("removes", False),
            "hide_title": told.get("hide_title", False),
            "measure": measure,
            "account": self.people.get(told.get("account", "")) if measure else None,
            "until": timezone.now() + timedelta(days=days) if measure == Measure.LIMIT else None,
            "reason": begun(told["template"], told["reason"]),
        }


class ReviewForm(forms.Form):
    upheld = forms.TypedChoiceField(
        label=_("The decision"),
        choices=[("", _("Choose")), ("yes", _("It stands")), ("no", _("Undo all of it"))],
        coerce=lambda value: value == "yes",
        error_messages={"required": _("Choose whether it stands.")},
    )
    reason = TextField(
        label=_("Reasons"),
        max_length=STATEMENT_LENGTH,
        widget=_ROWS,
        help_text=_("Whoever appealed reads them. They are kept in the audit log for ever."),
        error_messages={"required": _("Say why. Whoever appealed reads it.")},
    )

    @property
    def said(self) -> dict[str, Any]:
        return {"uphold": self.cleaned_data["upheld"], "reason": self.cleaned_data["reason"]}
