"""The manifests of a file as one tree, cut to a size that a row and a page can bear."""

from __future__ import annotations

from typing import Any

MOST, DEEPEST, LONGEST = 200, 16, 200
"""Manifests in a tree, one below the other, and characters of a text."""
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
        used = [each for each in _list(manifest.get("ingredients"))[:50] if self._take()]
        signed = _dict(manifest.get("signature_info"))
        assertions = {
            str(each.get("label")): each.get("data") for each in _list(manifest.get("assertions"))
        }
        return {
            "label": _text(label),
            "title": _text(manifest.get("title")),
            "generator": _generator(manifest),
            "signer": _text(signed.get("issuer") or signed.get("common_name")),
            "signed_at": _text(signed.get("time")),
            "no_training": any(name in assertions for name in MINING),
            "work": _work(assertions.get(WORK)),
            "ingredients": [self._ingredient(each, path) for each in used],
        }

    def _take(self) -> bool:
        self._left -= 1
        return self._left >= 0

    def _ingredient(self, said: dict[str, Any], above: tuple[str, ...]) -> dict[str, Any]:
        return {
            "title": _text(said.get("title")),
            "relationship": _text(said.get("relationship")),
            "description": _text(said.get("description")),
            "address": _text(said.get("informational_URI")),
            "own": self.of(said.get("active_manifest"), above),
        }


def _generator(manifest: dict[str, Any]) -> str:
    infos = _list(manifest.get("claim_generator_info"))
    name = infos[0].get("name") if infos else manifest.get("claim_generator")
    return _text(name)


def _work(data: object) -> dict[str, Any]:
    """Our own assertion; also somebody else may have written one."""
    plain = _dict(data)
    authors = plain.get("authors")
    names = [_text(each) for each in authors[:50]] if isinstance(authors, list) else []
    texts = {key: _text(plain.get(key)) for key in ("address", "licence")}
    numbers = {
        key: plain[key] if isinstance(plain.get(key), int) else 0 for key in ("work", "version")
    }
    return {"authors": names, **texts, **numbers} if plain else {}


def _text(value: object) -> str:
    """What is no text says nothing. Control characters would reorder or hide what stands there."""
    if not isinstance(value, str):
        return ""
    return "".join(each for each in value[:LONGEST] if each.isprintable())


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
