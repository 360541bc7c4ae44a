"""Who is named as the author of what a draft becomes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import Person
from contributions.models import Answer, Authorship, Draft, DraftAuthor, Version


def authors_for(draft: Draft, before: Version | None) -> list[tuple[Person, str]]:
    """Everybody who agreed, in order, with their role. Who became an author of the version before
    while this draft was open is not forgotten; who left is."""
    rows = list(draft.authors.select_related("person"))
    asked = {row.person_id for row in rows}
    named = [(row.person, row.role) for row in rows if row.answer == Answer.ACCEPTED]
    if before is not None:
        earlier = before.authorships.select_related("person")
        named += [(row.person, row.role) for row in earlier if row.person_id not in asked]
    return named or [(draft.author.person, "")]


def name(version: Version, draft: Draft, before: Version | None) -> None:
    Authorship.objects.bulk_create(
        Authorship(version=version, person=person, role=role, position=position)
        for position, (person, role) in enumerate(authors_for(draft, before))
    )


def carry_over(*, draft: Draft, version: Version) -> None:
    """A next version starts with its predecessor's authors, who agreed once. A single author
    without a role needs no list."""
    rows = list(version.authorships.all())
    if len(rows) == 1 and not rows[0].role:
        return
    DraftAuthor.objects.bulk_create(
        DraftAuthor(
            draft=draft,
            person_id=row.person_id,
            role=row.role,
            position=row.position,
            is_carried=True,
            answer=Answer.ACCEPTED,
            answered_at=draft.created_at,
        )
        for row in rows
    )


def problem(draft: Draft) -> str:
    """Why nobody can be named yet, else ""."""
    work = draft.contribution
    is_author = draft.author.person.authorships.filter(version=work.current_id) if work else None
    if work and work.current_id and is_author is not None and not is_author.exists():
        return _("You are no author of this work any more, so its next version is not yours.")
    rows = draft.authors.waiting().select_related("person")
    waiting = [row.person.credit_name for row in rows]
    if not waiting:
        return ""
    return _(
        "Not everybody has answered: %(names)s. Wait for the answer or take the invitation back."
    ) % {"names": ", ".join(waiting)}
