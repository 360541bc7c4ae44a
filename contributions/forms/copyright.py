"""A copyright notice, and the counter-notice of whose work it is."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution
from contributions.models.copyright import NOTICE_LENGTH
from contributions.services.copyright import Claimant
from hitrecord.foundation.fields import AddressField, LineField, TextField

MOST_WORKS = 20
_ADDRESS = re.compile(r"(?:^|/)works/([0-9]{1,15})(?:/|[?#]|$)")


def _number(address: str) -> int:
    """Of the work at that address, whatever stands around it; a number alone is one; 0 for
    anything else."""
    found = _ADDRESS.search(address)
    number = found[1] if found else address
    return int(number) if number.isascii() and number.isdigit() and len(number) < 16 else 0


class NoticeForm(forms.Form):
    works = TextField(
        label=_("Which works here?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The address of each, one below the other."),
        error_messages={"required": _("Give the address of at least one work.")},
    )
    original = TextField(
        label=_("What is yours, and where is it in them?"),
        max_length=NOTICE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say what is yours, so that it can be compared.")},
    )
    link = forms.URLField(
        label=_("Where it can be seen"), required=False, max_length=500, assume_scheme="https"
    )
    claimant = LineField(label=_("Your full name"), max_length=120)
    email = AddressField(label=_("Your e-mail address"))
    contact = LineField(label=_("Your postal address or telephone"), max_length=300)
    good_faith = forms.BooleanField(
        label=_(
            "I believe in good faith that neither I nor the law allowed this use. What I say here "
            "is true, and I own the rights or act for whoever does."
        ),
        error_messages={"required": _("Without this statement a notice does not count.")},
    )

    def clean_works(self) -> list[Contribution]:
        numbers = self.named(self.cleaned_data["works"])
        found = list(Contribution.objects.exclude(current=None).filter(pk__in=numbers - {0}))
        if not found or len(found) < len(numbers):
            raise forms.ValidationError(
                _("One of these is not the address of a work here. All you wrote is still here.")
            )
        if len(found) > MOST_WORKS:
            raise forms.ValidationError(
                _("Name %(most)s works at most, and send another notice for the rest."),
                params={"most": MOST_WORKS},
            )
        return found

    @staticmethod
    def named(text: str) -> set[int]:
        """The numbers of works; 0 stands for what is no address of one."""
        return {_number(each) for each in text.split()}

    @property
    def who(self) -> Claimant:
        told = self.cleaned_data
        names = ("claimant", "email", "contact", "original", "link")
        return Claimant(**{name: told[name] for name in names})


class CounterForm(forms.Form):
    words = TextField(
        label=_("Why may you use it?"),
        max_length=NOTICE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say why, because the claimant reads it.")},
    )
    good_faith = forms.BooleanField(
        label=_(
            "I believe in good faith that this is a mistake. The claimant may be told my name and "
            "address, and a court may decide between us."
        ),
        error_messages={"required": _("Without this statement a counter-notice does not count.")},
    )
