from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accounts.models import Accord, Person, Skill, User
from accounts.models.user import HANDLE_LENGTH
from accounts.services.mail_choices import CHOOSABLE
from hitrecord.foundation.fields import LineField, TextField

NAME_LENGTH = 80
format_html_lazy = lazy(format_html, str)


def free_handle(name: str) -> str:
    """A handle made from the name that nobody has yet."""
    stem = slugify(name)[: HANDLE_LENGTH - 6].strip("-_") or "member"
    taken = (
        set(User.objects.filter(handle__startswith=stem).values_list("handle", flat=True))
        | RESERVED
    )
    if stem not in taken:
        return stem
    return next(h for n in range(2, 100_000) if (h := f"{stem}-{n}") not in taken)


RESERVED = {"admin", "staff", "help", "settings", "me", "hitrecord", "support", "moderator"}


class SignupForm(forms.Form):
    """What we ask besides the address and a password."""

    credit_name = LineField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        help_text=_("Shown with everything you make. A stage name is fine."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    accord = forms.BooleanField(
        label=_("I accept the accord"),
        help_text=format_html_lazy(
            '{} <a href="{}" target="_blank" rel="noopener">{}</a>',
            _("What you make stays yours, and whoever builds on it names you."),
            reverse_lazy("accord"),
            _("Read it in a new tab."),
        ),
        error_messages={"required": _("Please read the accord and tick this if you agree.")},
    )
    field_order = ["credit_name", "email", "password1", "accord"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = Accord.objects.newest()
        self.number = str(newest.number) if newest else ""
        self.fields["accord"].widget.attrs["value"] = self.number

    def clean_accord(self) -> str:
        """The number of what was read; while the page lay open there may have come a newer one."""
        if self.data.get(self.add_prefix("accord")) != self.number:
            raise forms.ValidationError(
                _("There is a newer version of the accord. Read it, then tick this again.")
            )
        return self.number

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth asks for it; the Person is made with the user, in accounts.adapter."""


class ProfileForm(forms.ModelForm[User]):
    credit_name = LineField(label=_("Name"), max_length=NAME_LENGTH)
    skills = forms.ModelMultipleChoiceField(
        label=_("Skills"),
        queryset=Skill.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Calls that need these come first for you."),
    )

    class Meta:
        model = get_user_model()
        fields = ["handle", "bio", "open_to", "skills"]
        field_classes = {"bio": TextField, "open_to": LineField}
        widgets = {"bio": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"handle": _("The end of your profile's address.")}

    field_order = ["credit_name", "handle", "bio", "open_to", "skills"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credit_name"].initial = self.instance.person.credit_name

    def clean_handle(self) -> str:
        handle: str = self.cleaned_data["handle"]
        if handle in RESERVED:
            raise forms.ValidationError(_("This handle is reserved. Choose another."))
        return handle

    def save(self, commit: bool = True) -> User:
        user = super().save(commit)
        Person.objects.filter(user=user).update(credit_name=self.cleaned_data["credit_name"])
        return user


class ViewingForm(forms.ModelForm[User]):
    class Meta:
        model = get_user_model()
        fields = ["viewing"]
        widgets = {"viewing": forms.RadioSelect}


class MailChoiceForm(forms.Form):
    mailed = forms.MultipleChoiceField(
        label=_("By mail too"),
        choices=[(event.value, event.label) for event in CHOOSABLE],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is not ticked waits for you on the site."),
    )


class SkillsForm(forms.ModelForm[User]):
    """The first thing after signing up."""

    skills = forms.ModelMultipleChoiceField(
        label=_("What can you do, or want to try?"),
        queryset=Skill.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = get_user_model()
        fields = ["skills"]
