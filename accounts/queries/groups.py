"""Several notices about one thing, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Event, Notice
from accounts.models.rubric import OF_OTHERS, decision
from hitrecord.foundation.text import one_line

Key = tuple[str, int, int]
NAMED = 2
EXCERPT = 200
"""Characters of somebody's words in a digest."""
SEVERAL: dict[str, Promise] = {
    Event.RECOMMENDED: gettext_lazy("%(names)s recommend “%(title)s”"),
    Event.COMMENTED: gettext_lazy("%(names)s wrote about “%(title)s”"),
    Event.REMARKED: gettext_lazy("%(names)s answered you about “%(title)s”"),
    Event.TALK: gettext_lazy("%(names)s talk about “%(title)s”"),
}


def key_of(notice: Notice) -> Key:
    return (notice.event, notice.target_type_id, notice.target_id)


@dataclass(frozen=True)
class Group:
    """`notices` are the newest of `count`, newest first, by `people` members."""

    notices: list[Notice]
    count: int
    unread: int
    people: int

    @property
    def newest(self) -> Notice:
        return self.notices[0]

    @property
    def key(self) -> str:
        return ".".join(str(part) for part in key_of(self.newest))

    @property
    def decision(self) -> Promise:
        return decision(self.newest.event)

    @property
    def can_be_muted(self) -> bool:
        return self.newest.event in OF_OTHERS

    @property
    def sentence(self) -> str:
        newest = self.newest
        words = SEVERAL.get(newest.event)
        if self.people < NAMED or not words or not newest.about:
            return newest.subject
        return str(words) % {"names": self._names(), "title": newest.about}

    @property
    def excerpt(self) -> str:
        """How the newest begins, in one line; often ""."""
        return Truncator(one_line(self.newest.body)).chars(EXCERPT)

    @property
    def before(self) -> int:
        """How many there are besides the one whose words are shown."""
        return self.count - 1

    def _names(self) -> str:
        seen = dict.fromkeys(n.actor.credit_name for n in self.notices if n.actor)
        names = list(seen)[:NAMED]
        others = self.people - len(names)
        if not others:
            return _("%(one)s and %(other)s") % {"one": names[0], "other": names[-1]}
        more = ngettext("%(count)s other", "%(count)s others", others) % {"count": others}
        return _("%(some)s and %(others)s") % {"some": ", ".join(names), "others": more}


def grouped(notices: Iterable[Notice]) -> list[Group]:
    """Groups of all of these, in the order of the newest of each."""
    found: dict[Key, list[Notice]] = {}
    for notice in notices:
        found.setdefault(key_of(notice), []).append(notice)
    return [
        Group(
            notices=each,
            count=len(each),
            unread=sum(notice.is_new for notice in each),
            people=len({notice.actor_id for notice in each if notice.actor_id}),
        )
        for each in found.values()
    ]
