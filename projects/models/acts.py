"""What is done in this storey, in the words of the audit log."""

from django.utils.translation import gettext_noop as _

from accounts.models.act import say, say_otherwise

say(
    _("call added"),
    _("call changed"),
    _("call deleted"),
    _("project added"),
    _("project changed"),
    _("project deleted"),
    _("project sent back"),
    _("production added"),
    _("production changed"),
    _("production deleted"),
    _("production released"),
    _("cue sheet kept"),
    _("guarantee confirmed"),
    _("guarantee not confirmed"),
    _("amount paid"),
)
say_otherwise(
    {
        "amount paid: taken back": _("payment of an amount taken back"),
    }
)
