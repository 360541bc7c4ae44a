"""Sentences that moderators need often, to begin a statement of reasons with."""

from django.utils.translation import gettext_lazy as _

TEMPLATES = {
    "harassment": _(
        "It attacks a person instead of what they made or said. Here we speak about works."
    ),
    "hate": _("It stirs up hatred against people for who they are. That has no place here."),
    "private": _("It shows something private of somebody who did not agree to that."),
    "children": _("It endangers children. That is never allowed here, in no form."),
    "mature": _(
        "It shows what not everybody wants to meet, and did not say so. Mature works are welcome "
        "here when their authors mark them."
    ),
    "spam": _("It is advertising, or pretends to come from somebody else."),
    "unlawful": _("It is against the law where this site is run."),
}
