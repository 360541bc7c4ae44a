from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.handles import RESERVED
from accounts.forms.signing_up import NAME_LENGTH
from accounts.models import Person, Skill, User
from accounts.services import handles, names
from hitrecord.foundation.fields import LineField, TextField
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.seen import Overtaken, SeenField, ask_again, require, stamp


def stamp_of(user: User) -> str:
    """Of what the form shows, as it is in the database."""
    kept = User.objects.select_related("person").get(pk=user.pk)
    skills = sorted(kept.skills.values_list("pk", flat=True))
    return stamp(kept.person.credit_name, kept.handle, kept.bio, kept.open_to, skills)


class ProfileForm(forms.ModelForm[User]):
    seen = SeenField()
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
        field_classes = {"handle": LineField, "bio": TextField, "open_to": LineField}
        widgets = {"bio": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"handle": _("The end of your profile’s address.")}

    field_order = ["seen", "credit_name", "handle", "bio", "open_to", "skills"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credit_name"].initial = self.instance.person.credit_name
        if not self.is_bound:
            self.initial["seen"] = stamp_of(self.instance)
        self._old = self.instance.handle

    def clean_handle(self) -> str:
        handle: str = self.cleaned_data["handle"]
        if handle in RESERVED:
            raise forms.ValidationError(_("This handle is reserved. Choose another."))
        refusal = handles.why_not_take(handle, self._old, self.instance)
        if refusal:
            raise forms.ValidationError(refusal)
        return handle

    @transaction.atomic
    def save(self, commit: bool = True) -> User:
        """Raises Overtaken when it was changed in another window since the form was opened."""
        for_change(User.objects).get(pk=self.instance.pk)
        if seen := self.cleaned_data["seen"]:
            require(seen, stamp_of(self.instance))
        user = super().save(commit)
        if user.handle != self._old:
            handles.rename(user=user, old=self._old, now=timezone.now())
        person = for_change(Person.objects).get(user=user)
        old, person.credit_name = person.credit_name, self.cleaned_data["credit_name"]
        if person.credit_name != old:
            person.save(update_fields=["credit_name"])
            names.changed(person=person, old=old)
        return user

    def is_kept(self) -> bool:
        """Saved, or says why not: somebody else may just have taken the handle."""
        try:
            self.save()
        except Overtaken as late:
            kept = User.objects.select_related("person").get(pk=self.instance.pk)
            there = {name: getattr(kept, name) for name in ("handle", "bio", "open_to")}
            there["credit_name"] = kept.person.credit_name
            ask_again(self, late, seen=stamp_of(kept), there=there)
        except ValidationError as refusal:
            self.add_error("handle", refusal)
        except IntegrityError as error:
            if "one_user_per_handle" not in str(error):
                raise
            self.add_error("handle", _("Somebody already has this handle."))
        return self.is_valid()


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
