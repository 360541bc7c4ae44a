"""How a form asks for what an author says about a work."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import AiUse

DISCLOSURE_HELP = {
    "ai_note": _("Which part, and with what: “the background was generated, I drew the fox”."),
    "may_train": _("Left alone, everybody is told that they may not."),
    "is_mature": _(
        "Violence, nudity or drugs, as you would tell a friend before. It is covered "
        "until somebody asks to see it."
    ),
    "mature_note": _("A few words that stand on the cover, such as “blood” or “nudity”."),
}


def ask_for_ai_use(form: forms.BaseForm) -> None:
    """Saying nothing is an answer too, and the one that stands until another is given."""
    field = form.fields["ai_use"]
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", _("I say nothing yet")), *AiUse.choices]
