from django import forms
from django.utils.translation import gettext_lazy as _


class PortraitForm(forms.Form):
    picture = forms.FileField(
        label=_("Picture"),
        allow_empty_file=True,
        help_text=_("A JPEG, PNG or WebP. It is shown round; where it was taken is removed."),
    )
