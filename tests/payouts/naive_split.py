"""Engine 1 a second time, straight from its rule and as plainly as possible, to compare with."""

from fractions import Fraction
from typing import Any

G = 10**12
Document = dict[str, Any]


def cut(total: int, weights: list[int]) -> list[int]:
    exact = [Fraction(total * weight, sum(weights)) for weight in weights]
    parts = [int(one) for one in exact]
    while sum(parts) < total:
        rests = [one - part for one, part in zip(exact, parts, strict=True)]
        parts[rests.index(max(rests))] += 1
    return parts


def nearest_others(document: Document, version: int) -> dict[int, int]:
    authors = {one["id"]: set(one["authors"]) for one in document["versions"]}
    found: dict[int, int] = {}
    walked: set[int] = set()

    def walk(here: int) -> None:
        walked.add(here)
        for edge in document["sources"]:
            if edge["derivative"] != here or edge.get("excluded"):
                continue
            source = edge["source"]
            weight = document["relation_weights"][edge["relation"]]
            if not authors[source] <= authors[version]:
                found[source] = max(weight, found.get(source, 0))
            elif source not in walked:
                walk(source)

    walk(version)
    return found


def naive_grains(document: Document) -> dict[str, int]:
    held = {one["id"]: 0 for one in document["versions"]}
    people: dict[str, int] = {}
    pieces = cut(G, [one["points"] for one in document["pieces"]])
    for piece, grains in zip(document["pieces"], pieces, strict=True):
        credits = [one for one in document["credits"] if one["piece"] == piece["id"]]
        parts = cut(grains, [one["points"] for one in credits])
        for credit, part in zip(credits, parts, strict=True):
            if "version" in credit:
                held[credit["version"]] += part
            else:
                people[credit["person"]] = people.get(credit["person"], 0) + part
    by_id = {one["id"]: one for one in document["versions"]}
    for version in sorted(held, reverse=True):
        found = nearest_others(document, version)
        order = sorted(found)
        if order:
            passed = held[version] * document["upstream_bp"] // 10_000
            held[version] -= passed
            for source, part in zip(order, cut(passed, [found[s] for s in order]), strict=True):
                held[source] += part
        authors = by_id[version]["authors"]
        for author, part in zip(authors, cut(held[version], [1] * len(authors)), strict=True):
            people[author] = people.get(author, 0) + part
    return {person: grains for person, grains in people.items() if grains}


def naive_split(document: Document) -> Document:
    grains = naive_grains(document)
    keys = sorted(set(grains) - set(document["waived"]))
    if not keys:
        return {"people": [], "unallocated": document["pool"]}
    raised = cut(G, [grains[key] for key in keys])
    amounts = cut(document["pool"], raised)
    people = [
        {"amount": amount, "grains": part, "person": key}
        for key, part, amount in zip(keys, raised, amounts, strict=True)
        if part
    ]
    return {"people": people, "unallocated": 0}
