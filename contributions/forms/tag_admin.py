from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.domain.tag_slugs import slug_of
from contributions.models import Tag
from hitrecord.foundation.fields import LineField


class TagForm(forms.ModelForm[Tag]):
    """A tag's name, and the tag it stands for; its address follows from the name it began with."""

    alias_of = forms.ModelChoiceField(
        Tag.objects.proper(),
        label=_("Stands for"),
        required=False,
        help_text=_(
            "Works move to that tag, and whoever types this one gets that one. "
            "Leave it empty again to undo it."
        ),
    )

    class Meta:
        model = Tag
        fields = ("name", "alias_of")
        field_classes = {"name": LineField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = self.instance.alias_of if self.instance.pk else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        slug = slug_of(said.get("name", ""))
        if "name" in said and self.instance._state.adding:
            if not slug:
                self.add_error("name", _("A tag needs a letter, a digit or a picture."))
            elif Tag.objects.filter(slug=slug).exists():
                self.add_error("name", _("There is a tag of this address already: look for it."))
            self.instance.slug = slug
        into = said.get("alias_of")
        if into and into.pk == self.instance.pk:
            self.add_error("alias_of", _("A tag cannot stand for itself."))
        if into and self.before not in {None, into}:
            self.add_error("alias_of", _("Undo the first merge, then choose another tag."))
        return said
