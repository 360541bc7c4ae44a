"""What is said in a file: by whom, under what terms, made from what. Nothing else about anybody.

`contains` is a component, `based on` and `translation of` a parent, `inspired by` an input. A
manifest has one parent at most: a second one becomes a component, and what it truly is stands in
our own assertion, which carries every relation by its name.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from contributions.credentials.actions import actions, relationships
from contributions.credentials.tree import LINEAGE, MINING, WORK
from contributions.models import AiUse

GENERATOR = {"name": "hitRECord", "version": "1"}
_USES = ("ai_generative_training", "ai_inference", "ai_training", "data_mining")


@dataclass(frozen=True, slots=True)
class Origin:
    """A source. `manifest` is its own, under the name `label`; empty when it has none."""

    title: str
    authors: list[str]
    relation: str
    address: str = ""
    licence: str = ""
    label: str = ""
    manifest: bytes = b""


@dataclass(frozen=True, slots=True)
class Provenance:
    work: int
    version: int
    title: str
    authors: list[str]
    address: str
    licence: str
    licence_url: str
    may_train: bool
    ai_use: str
    sources: list[Origin] = field(default_factory=list)
    lineage: dict[str, Any] = field(default_factory=dict)


def statement(of: Provenance, *, quotes: bool) -> tuple[dict[str, Any], dict[str, bytes]]:
    """For the library: the manifest, and the manifests of sources that it quotes by name."""
    found = relationships([source.relation for source in of.sources])
    ingredients = [
        _ingredient(number, source, relationship, quotes)
        for number, (source, relationship) in enumerate(zip(of.sources, found, strict=True))
    ]
    assertions = [
        {"label": "c2pa.actions.v2", "data": {"actions": actions(found, _made_how(of.ai_use))}},
        {"label": WORK, "data": _work(of)},
    ]
    if not of.may_train:
        entries = {f"cawg.{use}": {"use": "notAllowed"} for use in _USES}
        assertions.append({"label": MINING[0], "data": {"entries": entries}})
    if of.lineage and quotes:
        assertions.append({"label": LINEAGE, "data": of.lineage})
    said = {
        "claim_generator_info": [GENERATOR],
        "title": of.title,
        "ingredients": ingredients,
        "assertions": assertions,
    }
    quoted = {f"quote-{n}": each.manifest for n, each in enumerate(of.sources) if each.manifest}
    return said, quoted if quotes else {}


def digest(said: dict[str, Any]) -> str:
    """Of a statement without quotes: when it is another, the file is signed again. What lies
    behind the sources is not in it: it stays as it was when the file was signed."""
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _ingredient(number: int, source: Origin, relationship: str, quotes: bool) -> dict[str, Any]:
    said: dict[str, Any] = {
        "title": source.title,
        "relationship": relationship,
        "label": f"source-{number}",
        "instance_id": f"source-{number}",
        "description": ", ".join(source.authors),
    }
    if source.address:
        said["informational_URI"] = source.address
    if source.manifest and quotes:
        said["manifest_data"] = {"format": "application/c2pa", "identifier": f"quote-{number}"}
        said["active_manifest"] = source.label
        said["validation_results"] = _seen(source.label)
    return said


def _seen(label: str) -> dict[str, Any]:
    """We signed it ourselves; readers look again."""
    good = {"code": "claimSignature.validated", "url": f"self#jumbf=/c2pa/{label}/c2pa.signature"}
    return {"activeManifest": {"success": [good], "informational": [], "failure": []}}


def _work(of: Provenance) -> dict[str, Any]:
    said: dict[str, Any] = {
        "work": of.work,
        "version": of.version,
        "address": of.address,
        "authors": of.authors,
        "licence": of.licence,
        "sources": [
            {
                "title": source.title,
                "authors": source.authors,
                "relation": source.relation,
                "address": source.address,
                "licence": source.licence,
            }
            for source in of.sources
        ],
    }
    return said | ({"licence_url": of.licence_url} if of.licence_url else {})


def _made_how(ai_use: str) -> str:
    iptc = "http://cv.iptc.org/newscodes/digitalsourcetype/"
    return {
        AiUse.NONE.value: f"{iptc}digitalCreation",
        AiUse.HELPED.value: f"{iptc}compositeWithTrainedAlgorithmicMedia",
        AiUse.MADE.value: f"{iptc}trainedAlgorithmicMedia",
    }.get(ai_use, "http://c2pa.org/digitalsourcetype/empty")
