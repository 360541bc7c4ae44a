"""From rows to what a file of a version says."""

from __future__ import annotations

from django.utils.translation import gettext as _

from contributions.credentials.statement import Origin, Provenance
from contributions.models import KnownFile, Source, Version
from contributions.queries import provenance
from contributions.queries.offsite import Offsite, offsite_of
from contributions.queries.rulings import counting

MOST_QUOTED = 160_000
"""Bytes of the manifests of all sources together; one that does not fit in is only named."""


def gather(version: Version) -> Provenance:
    edges = provenance.above(version)
    mine = counting(Source.objects.filter(derivative=version)).order_by("pk")
    relations = dict(mine.values_list("source", "bond"))
    sources = {each.pk: each for each in provenance.versions(list(relations))}
    kept = provenance.manifests_of(list(relations))
    budget, origins = MOST_QUOTED, []
    for pk, relation in relations.items():
        origin = _origin(sources[pk], relation, kept.get(pk), budget)
        budget -= len(origin.manifest)
        origins.append(origin)
    elsewhere = offsite_of([version.pk]).get(version.pk, [])
    work = version.contribution
    return Provenance(
        work=work.pk,
        version=version.number,
        title=work.title,
        authors=provenance.names(version),
        address=provenance.address(version),
        licence=version.licence_name or _("None outside this site"),
        licence_url=version.licence_url,
        may_train=work.may_train,
        ai_use=work.ai_use,
        sources=[*origins, *map(_elsewhere, elsewhere)],
        lineage=provenance.lineage(version, edges),
    )


def _origin(source: Version, relation: str, kept: KnownFile | None, budget: int) -> Origin:
    """A withdrawn work keeps its authors' names and nothing else."""
    names = provenance.names(source)
    if source.contribution.withdrawn_at:
        return Origin(source.contribution.unnamed, names, relation)
    manifest = bytes(kept.manifest or b"") if kept else b""
    fits = bool(manifest) and len(manifest) <= budget
    return Origin(
        title=source.contribution.title,
        authors=names,
        relation=relation,
        address=provenance.address(source),
        licence=source.licence_name,
        label=kept.label if kept and fits else "",
        manifest=manifest if fits else b"",
    )


def _elsewhere(source: Offsite) -> Origin:
    return Origin(source.title, [source.author], source.relation, source.link, source.licence_label)
