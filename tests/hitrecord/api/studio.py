"""A small studio of which the API has something to tell everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import Person
from contributions.models import Contribution, Kind, Tag, Version
from payouts.models import Proposal
from projects.models import Project
from tests import builders
from tests.payouts.builders import computed, opened, sold


@dataclass(frozen=True)
class Studio:
    poem: Version
    song: Version
    gone: Contribution
    ada: Person
    project: Project
    proposal: Proposal

    @property
    def addresses(self) -> list[str]:
        """One of each answer there is."""
        song, proposal = f"works/{self.song.contribution_id}/", f"proposals/{self.proposal.pk}/"
        return [
            "",
            *("works/", "people/", "projects/", "proposals/", "search/?q=waltz"),
            *(song, f"{song}versions/", f"{song}versions/1/", f"{song}lineage/", f"{song}credits/"),
            *(f"people/{self.ada.key}/", f"projects/{self.project.slug}/"),
            *(proposal, f"{proposal}shares/", f"works/{self.gone.pk}/"),
        ]


def studio() -> Studio:
    poem = builders.work("ada", title="The keeper’s complaint")
    song = builders.work("cleo", "dan", title="Waltz", kind=Kind.AUDIO, sources={poem: "based_on"})
    song.contribution.tags.add(Tag.objects.create(slug="sea", name="Sea"))
    project = builders.project()
    production = builders.production(project)
    builders.credit(builders.piece(production, "Song", 1), song)
    proposal = opened(computed(sold(production)))
    production.released_at = timezone.now()
    production.save()
    return Studio(
        poem=poem,
        song=song,
        gone=builders.withdrawn(builders.work("ben", title="Fog"), by="ben"),
        ada=builders.person("ada"),
        project=project,
        proposal=proposal,
    )
