"""What a revision changed, person by person, in cents."""

from __future__ import annotations

from dataclasses import dataclass

from payouts.models import Proposal, Share


@dataclass(frozen=True)
class Difference:
    """Minor units; None before for somebody new, after for somebody no longer named."""

    name: str
    before: int | None
    after: int | None

    @property
    def difference(self) -> int:
        return (self.after or 0) - (self.before or 0)


def revisions_of(proposal: Proposal, *, drafts: bool) -> list[Proposal]:
    """Oldest first, without their documents."""
    found = Proposal.objects.filter(thread=proposal.thread_id).defer("document")
    return list((found if drafts else found.published()).order_by("number"))


def differences(revision: Proposal) -> list[Difference]:
    """Only who is new, gone, or has another amount; the largest loss first. Two statements."""
    if revision.revises_id is None:
        return []
    before, after = _amounts(revision.revises_id), _amounts(revision.pk)
    names = {pk: name for pk, (name, _amount) in {**before, **after}.items()}
    found = [
        Difference(names[pk], before.get(pk, (None, None))[1], after.get(pk, (None, None))[1])
        for pk in names
    ]
    changed = [one for one in found if one.before != one.after]
    return sorted(changed, key=lambda one: (one.difference, one.name))


def _amounts(proposal: int) -> dict[int, tuple[str, int]]:
    rows = Share.objects.filter(proposal=proposal)
    found = rows.values_list("person", "person__credit_name", "amount")
    return {pk: (name, amount) for pk, name, amount in found}
