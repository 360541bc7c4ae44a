"""The head of a proposal: what its page says of the document, so that no request reads that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from payouts.computing import drafting
from payouts.domain.flows import flows
from payouts.domain.split import PersonShare
from payouts.models import Proposal, Share

MOST_DRAWN = 60
"""People at the mouth of the river; the others are drawn together."""
MOST_FOLLOWED = 200_000
"""Versions. A larger lineage is drawn without its mouth: the table says the same."""

Head = Mapping[str, Any]


def head_of(document: Mapping[str, Any], people: Sequence[PersonShare]) -> Head:
    """For the workers: this may take as long as the split. A later period has no pieces."""
    head: dict[str, Any] = {
        "versions": len(document.get("versions", ())),
        "pieces": [[one["id"], one["title"], one["points"]] for one in document.get("pieces", ())],
        "influences": [
            [one["person"], one["role"], one["reason"]]
            for one in document.get("credits", ())
            if "person" in one
        ],
        "waived": document.get("waived", []),
        "given": {},
        "mouth": {},
        "rest": {},
    }
    if "credits" in document:
        named = credited_by(document)
        head["beyond"] = sum(one.person not in named for one in people)
    if "pools" not in document and head["versions"] <= MOST_FOLLOWED:
        came = flows(document).people
        head["mouth"], head["rest"] = _mouth(came, people)
        head["given"] = {key: sum(came.get(key, {}).values()) for key in head["waived"]}
    return head


def credited_by(document: Mapping[str, Any]) -> set[str]:
    """The keys of those who stand in the credits, themselves or as authors of a credited work."""
    works = {one["version"] for one in document["credits"] if "version" in one}
    named = {one["person"] for one in document["credits"] if "person" in one}
    return named.union(*(one["authors"] for one in document["versions"] if one["id"] in works))


def of(proposal: Proposal) -> Head:
    """Proposals that were published before heads were kept have it read from their document."""
    if proposal.head or not proposal.document_hash:
        return proposal.head or head_of({}, ())
    rows = Share.objects.filter(proposal=proposal).values_list("person__key", "grains", "amount")
    return head_of(drafting.unpack(proposal), [PersonShare(*row) for row in rows])


def _mouth(
    came: Mapping[str, Mapping[str, int]], people: Sequence[PersonShare]
) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """Grains by piece: of the largest, person by person, and of all others together."""
    ordered = sorted(people, key=lambda one: (-one.amount, one.person))
    rest: dict[str, int] = {}
    for one in ordered[MOST_DRAWN:]:
        for piece, grains in came.get(one.person, {}).items():
            rest[piece] = rest.get(piece, 0) + grains
    drawn = ordered[:MOST_DRAWN]
    return {one.person: dict(came.get(one.person, {})) for one in drawn}, rest
