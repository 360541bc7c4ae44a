"""Our own assertions in a file, read again; also somebody else may have written such ones."""

from __future__ import annotations

from typing import Any

from contributions.credentials.plain import mapping, mappings, text, texts

MOST, EDGES = 100, 400
RELATIONS = {"contains", "based_on", "inspired_by", "translation_of"}


def work_of(data: object) -> dict[str, Any]:
    plain = mapping(data)
    said = {key: text(plain.get(key)) for key in ("address", "licence")}
    numbers = {
        key: plain[key] if isinstance(plain.get(key), int) else 0 for key in ("work", "version")
    }
    return {"authors": texts(plain.get("authors")), **said, **numbers} if plain else {}


def relation_of(data: object, *, title: str, address: str) -> str:
    """A manifest knows three relations, and one parent: what a source truly is stands here."""
    for each in mappings(mapping(data).get("sources"))[:MOST]:
        if (text(each.get("title")), text(each.get("address"))) == (title, address):
            return _relation(each.get("relation"))
    return ""


def lineage_of(data: object, title: str) -> dict[str, Any]:
    """Every work once, with what it was used in; `title` is that of the file itself."""
    plain = mapping(data)
    works = [each for each in mappings(plain.get("works"))[:MOST] if _number(each.get("version"))]
    titles = {each["version"]: text(each.get("title")) for each in works}
    titles[_number(plain.get("version"))] = title
    edges = plain.get("edges")
    used = _used(edges if isinstance(edges, list) else [], titles)
    lines = [
        {
            "title": titles[each["version"]],
            "authors": texts(each.get("authors")),
            "address": text(each.get("address")),
            "used": used.get(each["version"], []),
        }
        for each in works
    ]
    return {"works": lines, "is_whole": plain.get("is_whole") is True} if lines else {}


def _used(edges: list[Any], titles: dict[int, str]) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = {}
    for edge in edges[:EDGES]:
        if isinstance(edge, list) and len(edge) == 3 and all(map(_number, edge[:2])):
            line = {"in": titles.get(edge[0], ""), "relation": _relation(edge[2])}
            found.setdefault(edge[1], []).append(line)
    return {source: lines[:3] for source, lines in found.items()}


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _relation(value: object) -> str:
    return value if isinstance(value, str) and value in RELATIONS else ""
