"""What can be reported, whose it is, and who sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.models import Album, Case, Comment, Contribution, Draft
from hitrecord.queries.remarks import remarks_seen_by, what_about
from projects.models import Project


@dataclass(frozen=True, slots=True)
class Subject:
    """`people` have an account here; `kind` is the word in the address of its report."""

    kind: str
    target: Model
    label: str
    url: str
    people: list[User]

    @property
    def can_be_removed(self) -> bool:
        """Works, comments and albums can, while they are up."""
        down = getattr(self.target, "withdrawn_at", None) or getattr(self.target, "hidden_at", None)
        return self.kind in ("work", "comment", "album") and not down


def _works(viewer: Any) -> QuerySet[Contribution]:
    return Contribution.objects.visible_to(viewer)


def _members(_viewer: Any) -> QuerySet[User]:
    return User.objects.filter(is_active=True).select_related("person")


def _projects(_viewer: Any) -> QuerySet[Project]:
    return Project.objects.all()


def _albums(viewer: Any) -> QuerySet[Album]:
    return Album.objects.visible_to(viewer)


def _drafts(viewer: Any) -> QuerySet[Draft]:
    """Of others, who asked this member to be an author of it."""
    asked = Q(authors__person__user=viewer.pk or 0) & ~Q(author=viewer.pk or 0)
    return Draft.objects.filter(asked, version=None).distinct()


_SEEN: dict[str, tuple[type[Model], Callable[[Any], QuerySet[Any]]]] = {
    "work": (Contribution, _works),
    "comment": (Comment, remarks_seen_by),
    "person": (User, _members),
    "project": (Project, _projects),
    "album": (Album, _albums),
    "draft": (Draft, _drafts),
}
KINDS = tuple(_SEEN)


def seen_by(viewer: Any, kind: str, pk: int) -> Subject | None:
    """None for what is not there for this viewer."""
    if kind not in _SEEN:
        return None
    found = _SEEN[kind][1](viewer).filter(pk=pk).first()
    return _subject(kind, found) if found else None


def subject_of(case: Case) -> Subject | None:
    """None when it is gone for good."""
    return subject_about(case.target) if case.target else None


def subject_about(thing: Model) -> Subject:
    kinds = {model: kind for kind, (model, _seen) in _SEEN.items()}
    return _subject(kinds[type(thing)], thing)


def _subject(kind: str, found: Any) -> Subject:
    if kind == "work":
        people = User.objects.filter(person__authorships__version=found.current_id).distinct()
        return Subject(kind, found, found.title, found.get_absolute_url(), list(people))
    if kind == "comment":
        name, said = found.author.person.credit_name, Truncator(found.text).chars(80)
        label = _("%(name)s: “%(said)s”") % {"name": name, "said": said}
        about = what_about(found)
        url = f"{about.url}#comment-{found.pk}" if about else ""
        return Subject(kind, found, label[:200], url, [found.author])
    if kind == "person":
        return Subject(kind, found, found.person.credit_name, found.get_absolute_url(), [found])
    if kind == "project":
        leads = list(User.objects.filter(leading__project=found))
        return Subject(kind, found, found.title, found.get_absolute_url(), leads)
    if kind == "album":
        curators = User.objects.filter(curating__album=found, curating__accepted_at__isnull=False)
        return Subject(kind, found, found.title, found.get_absolute_url(), list(curators))
    name = found.author.person.credit_name
    return Subject(kind, found, _("A draft by %(name)s") % {"name": name}, "", [found.author])
