"""What is done in this storey, in the words of the audit log."""

from django.utils.translation import gettext_noop as _

from accounts.models.act import say, say_otherwise

say(
    _("work withdrawn"),
    _("work restored"),
    _("work picked"),
    _("pick ended"),
    _("work taken down"),
    _("work put up again"),
    _("file tried again"),
    _("signing tried again"),
    _("dispute upheld"),
    _("dispute rejected"),
    _("tag added"),
    _("tag changed"),
    _("tag deleted"),
    _("draft read"),
    _("case decided"),
    _("appeal rejected"),
    _("decision undone"),
)
say_otherwise(
    {
        "renaming tried again": _("new name tried again"),
        "tag.keep": _("tag kept as it is"),
        "tag.merge": _("tag merged"),
        "tag.unmerge": _("merging of a tag undone"),
        "copyright: refuse": _("copyright notice refused"),
        "copyright: forward": _("copyright notice forwarded"),
        "copyright: remove": _("taken down for a copyright notice"),
        "copyright: remove (deadline)": _("taken down for a copyright notice, by the clock"),
        "copyright: counter": _("counter-notice sent"),
        "copyright: restore": _("copyright notice settled for the authors"),
        "copyright: restore (deadline)": _(
            "copyright notice settled for the authors, by the clock"
        ),
        "copyright: keep_down": _("stays down after a copyright notice"),
    }
)
