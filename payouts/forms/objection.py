from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.fields import TextField
from payouts.models import Objection, Wrong

LONGEST = 5000


class ObjectionForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Wrong.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    words = TextField(
        label=_("In your words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What should be there instead, and how can we see it?"),
        error_messages={"required": _("Say in a sentence what is wrong.")},
    )


class AlsoField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        said = Truncator(obj.words).chars(80)
        return f"{obj.by.person.credit_name}, {obj.get_kind_display()}: {said}"


class AnswerForm(forms.Form):
    """For staff: the decision and its words, which everybody can read."""

    accepted = forms.ChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Accepted: a revision takes it in")), ("no", _("Declined"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it is accepted.")},
    )
    words = TextField(
        label=_("Answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
        help_text=_("Everybody can read it."),
        error_messages={"required": _("Write an answer.")},
    )
    also = AlsoField(
        label=_("The same answer goes to"),
        queryset=Objection.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each of them shows it, and everybody who objected is told."),
        error_messages={
            "invalid_choice": _(
                "One of these was answered or withdrawn meanwhile. All you wrote is still here: "
                "look at the list again and send it."
            )
        },
    )

    def __init__(self, *args: Any, others: QuerySet[Objection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        also: Any = self.fields["also"]
        also.queryset = others
        if not self.is_bound and not others.exists():
            del self.fields["also"]
