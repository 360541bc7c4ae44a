"""The manifests of a file as one tree, cut to a size that a row and a page can bear."""

from __future__ import annotations

from typing import Any

from contributions.credentials.own_words import lineage_of, relation_of, work_of
from contributions.credentials.plain import mapping, mappings, text

MOST, DEEPEST = 200, 16
"""Manifests in a tree, and one below the other."""
WORK, LINEAGE = "org.hitrecord.work", "org.hitrecord.lineage"
MINING = ("cawg.training-mining", "c2pa.training-mining")


def tree_of(said: dict[str, Any]) -> dict[str, Any]:
    manifests = said.get("manifests")
    return _Tree(manifests if isinstance(manifests, dict) else {}).of(said.get("active_manifest"))


class _Tree:
    def __init__(self, manifests: dict[str, Any]) -> None:
        self._manifests, self._left = manifests, MOST

    def of(self, label: object, above: tuple[str, ...] = ()) -> dict[str, Any]:
        """A manifest that quotes itself ends there; one that came in twice is shown twice."""
        manifest = self._manifests.get(label) if isinstance(label, str) else None
        if not isinstance(manifest, dict) or label in above or len(above) >= DEEPEST:
            return {}
        path = (*above, str(label))
        used = [each for each in mappings(manifest.get("ingredients"))[:50] if self._take()]
        signed = mapping(manifest.get("signature_info"))
        assertions = {
            str(each.get("label")): each.get("data")
            for each in mappings(manifest.get("assertions"))
        }
        return {
            "label": text(label),
            "title": text(manifest.get("title")),
            "generator": _generator(manifest),
            "signer": text(signed.get("issuer") or signed.get("common_name")),
            "signed_at": text(signed.get("time")),
            "no_training": any(name in assertions for name in MINING),
            "work": work_of(assertions.get(WORK)),
            "lineage": lineage_of(assertions.get(LINEAGE), text(manifest.get("title"))),
            "ingredients": [self._ingredient(each, path, assertions.get(WORK)) for each in used],
        }

    def _take(self) -> bool:
        self._left -= 1
        return self._left >= 0

    def _ingredient(
        self, said: dict[str, Any], above: tuple[str, ...], work: object
    ) -> dict[str, Any]:
        title, address = text(said.get("title")), text(said.get("informational_URI"))
        return {
            "title": title,
            "relationship": text(said.get("relationship")),
            "relation": relation_of(work, title=title, address=address),
            "description": text(said.get("description")),
            "address": address,
            "own": self.of(said.get("active_manifest"), above),
        }


def _generator(manifest: dict[str, Any]) -> str:
    infos = mappings(manifest.get("claim_generator_info"))
    name = infos[0].get("name") if infos else manifest.get("claim_generator")
    return text(name)
