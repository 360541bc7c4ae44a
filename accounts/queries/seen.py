"""What a notice may still say: nothing of a thing that its reader cannot see any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Mute, Notice, User


def unseen(notices: Iterable[Notice | Mute], reader: User) -> set[int]:
    """Ids of those about something that is withdrawn or private now. One statement for each kind
    of thing, which says by `visible_to` who sees it."""
    things: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for notice in notices:
        things[notice.target_type_id][notice.target_id].append(notice.pk)
    found: set[int] = set()
    for kind, by_target in things.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        rows = model._default_manager.all() if model else None
        if rows is None or not hasattr(rows, "visible_to"):
            continue
        seen = rows.visible_to(reader).filter(pk__in=by_target).values_list("pk", flat=True)
        found.update(pk for gone in by_target.keys() - set(seen) for pk in by_target[gone])
    return found


def veil(notices: Iterable[Notice], reader: User) -> set[int]:
    """Take the words of such out of these instances, which must not be saved then."""
    notices = list(notices)
    gone = unseen(notices, reader)
    for notice in notices:
        if notice.pk in gone:
            notice.subject = _("%(event)s. It is not there any more.") % {
                "event": notice.get_event_display()
            }
            notice.body = notice.about = ""
            notice.actor, notice.url = None, reverse("notices")
    return gone
