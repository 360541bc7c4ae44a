"""What is done in this storey, in the words of the audit log."""

from django.utils.translation import gettext_noop as _

from accounts.models.act import say, say_otherwise

say(
    _("renamed"),
    _("role asked for"),
    _("role given"),
    _("role taken"),
    _("role refused"),
    _("mail tried again"),
    _("digest tried again"),
    _("announcement tried again"),
    _("person added"),
    _("person changed"),
    _("person deleted"),
    _("skill added"),
    _("skill changed"),
    _("skill deleted"),
    _("member left"),
)
say_otherwise(
    {
        "publish_legal_text": _("legal text published"),
        "publish_accord": _("accord published"),
        "envelope tried again": _("letter tried again"),
        "retelling tried again": _("new name in notices tried again"),
        "user added": _("account added"),
        "user changed": _("account changed"),
        "user deleted": _("account deleted"),
        "account: warn": _("account warned"),
        "account: limit": _("account limited"),
        "account: suspend": _("account suspended"),
    }
)
