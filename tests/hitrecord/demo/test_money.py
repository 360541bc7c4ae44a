"""The lighthouse's cue sheet pays what the earnings page promises."""

from typing import Any

from hitrecord.demo.content import PRODUCTIONS, RELEASES
from hitrecord.demo.content.things import Production
from payouts.domain.split import Result, split

IDS = {(one.work.key, one.number): place for place, one in enumerate(RELEASES, start=1)}


def pool_of(production: Production) -> int:
    profit = sum(sale.amount for sale in production.sales)
    profit -= sum(cost.amount for cost in production.costs)
    return profit - profit // 2


def document(production: Production) -> dict[str, Any]:
    credits = []
    for place, piece in enumerate(production.pieces):
        for number, credit in enumerate(piece.credits):
            line: dict[str, Any] = {"id": f"{place}.{number}", "piece": str(place)}
            line["points"] = credit.points
            if credit.work:
                line["version"] = IDS[credit.work, credit.version]
            else:
                line["person"] = credit.person
            credits.append(line)
    return {
        "engine": 1, "currency": "USD", "pool": pool_of(production), "upstream_bp": 2000,
        "relation_weights": {
            "contains": 4, "based_on": 2, "translation_of": 2, "inspired_by": 1,
        },
        "pieces": [
            {"id": str(place), "points": piece.points}
            for place, piece in enumerate(production.pieces)
        ],
        "credits": credits,
        "versions": [
            {"id": IDS[one.work.key, one.number], "authors": list(one.work.authors)}
            for one in RELEASES
        ],
        "sources": [
            {
                "derivative": IDS[one.work.key, one.number],
                "source": IDS[source.work, source.version],
                "relation": source.relation,
            }
            for one in RELEASES
            for source in one.work.sources
        ],
        "waived": list(production.waived),
    }  # fmt: skip


def paid(result: Result) -> dict[str, int]:
    return {share.person: share.amount for share in result.people}


def test_the_lighthouse_earned_8379_48_and_half_of_it_is_4189_74() -> None:
    lighthouse = PRODUCTIONS[0]
    assert sum(cost.amount for cost in lighthouse.costs) == 3_620_52
    assert pool_of(lighthouse) == 4_189_74
    assert sum(piece.points for piece in lighthouse.pieces) == 100


def test_ada_gets_318_42_for_her_poem_and_two_works_based_on_it() -> None:
    result = split(document(PRODUCTIONS[0]))
    ada = next(share for share in result.people if share.person == "ada")
    assert ada.amount == 318_42
    assert ada.grains == 76_000_000_000  # 3.6 % spoken, 2 % through Cleo, 2 % through Ben
    assert sum(paid(result).values()) == 4_189_74


def test_ada_is_proposed_96_10_for_the_anthology() -> None:
    assert paid(split(document(PRODUCTIONS[1])))["ada"] == 96_10


def test_every_credit_is_of_a_version_in_the_film_or_of_a_person() -> None:
    for production in PRODUCTIONS:
        for piece in production.pieces:
            assert all(bool(credit.work) != bool(credit.person) for credit in piece.credits)
    film = next(one.work for one in RELEASES if one.work.key == PRODUCTIONS[0].final)
    credited = {
        (credit.work, credit.version)
        for piece in PRODUCTIONS[0].pieces
        for credit in piece.credits
        if credit.work
    }
    assert credited == {(source.work, source.version) for source in film.sources}


def test_nobody_named_in_a_production_makes_it_final() -> None:
    for production in PRODUCTIONS:
        named = set(paid(split(document(production))))
        assert not named & {production.opened_by, production.made_final_by, production.recorded_by}
        assert production.opened_by != production.made_final_by
