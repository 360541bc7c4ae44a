"""A dry run: the act itself, all it writes down and tells, and then everything is taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import InternalError, connection, transaction
from django.db.models import Model
from django.db.utils import DatabaseError, IntegrityError
from django.utils.translation import gettext as _

from accounts.models import AuditRecord, Envelope, MailDelivery, Notice
from hitrecord.foundation.own_rows import Mark

Line = Callable[[Any], str]
SHOWN_AT_MOST = 20
REFUSALS = (IntegrityError, InternalError)
"""What a constraint and a trigger of ours raise."""

_shown: dict[type[Model], Line] = {}


def show(table: type[Model], line: Line) -> None:
    """Rows that an act adds to this table are part of what a dry run says, one sentence each."""
    _shown[table] = line


def rehearse(act: Callable[[], object]) -> list[str]:
    """What this very act would write down and whom it would tell. Mails and tasks wait for a
    commit that never comes; what the database checks at a commit is checked. Raises what the act
    and the commit raise."""
    with transaction.atomic():
        mark = Mark(*_shown)
        act()
        connection.check_constraints()
        said = [line for table in _shown for line in _lines(mark, table)]
        transaction.set_rollback(True)
    return said


def why_refused(error: DatabaseError) -> str:
    """Rules of the database are named by sentences, and its triggers speak in them."""
    told = getattr(error.__cause__, "diag", None)
    name = getattr(told, "constraint_name", None)
    rule = name.replace("_", " ") if name else getattr(told, "message_primary", None)
    return _("The database refuses it, and nothing was changed. Its rule: %(rule)s.") % {
        "rule": rule or type(error).__name__
    }


def _lines(mark: Mark, table: type[Model]) -> Iterator[str]:
    rows = mark.since(table)
    yield from map(_shown[table], rows.order_by("pk")[:SHOWN_AT_MOST])
    more = rows.count() - SHOWN_AT_MOST
    if more > 0:
        yield _("and %(count)d more like these") % {"count": more}


def _told(notice: Notice) -> str:
    ways = []
    if notice.on_site:
        ways.append(_("on the site"))
    mailed = MailDelivery.objects.filter(notice=notice).first()
    if mailed:
        ways.append(_("in a digest") if mailed.digest_id else _("by mail"))
    return _("%(name)s is told (%(how)s): %(subject)s") % {
        "name": notice.recipient.person.credit_name,
        "how": ", ".join(ways) or _("nowhere, as they chose"),
        "subject": notice.subject,
    }


show(
    AuditRecord,
    lambda one: _("Audit log: %(action)s, %(target)s") % {"action": one.what, "target": one.target},
)
show(Notice, _told)
show(
    Envelope,
    lambda one: (
        _("A mail to %(address)s: %(subject)s") % {"address": one.to, "subject": one.subject}
    ),
)
