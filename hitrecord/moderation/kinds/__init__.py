"""The sorts of things that can be reported, by the word in the address of a report."""

from django.db.models import Model

from hitrecord.moderation.kinds.kind import Kind
from hitrecord.moderation.kinds.objections import OBJECTIONS
from hitrecord.moderation.kinds.people import PEOPLE
from hitrecord.moderation.kinds.praise import PRAISE
from hitrecord.moderation.kinds.projects import PROJECTS
from hitrecord.moderation.kinds.works import WORKS

__all__ = ["KINDS", "Kind", "kind_of"]

KINDS: dict[str, Kind] = {
    kind.word: kind for kind in (*WORKS, *PEOPLE, *PROJECTS, *OBJECTIONS, *PRAISE)
}
_BY_MODEL = {kind.model: kind for kind in KINDS.values()}


def kind_of(target: Model) -> Kind:
    return _BY_MODEL[type(target)]
