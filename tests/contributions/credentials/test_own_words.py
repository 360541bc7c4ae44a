"""What our own assertions say is read as plain values, whoever wrote them."""

from __future__ import annotations

from contributions.credentials.own_words import lineage_of, relation_of, work_of

LINEAGE = {
    "is_whole": True,
    "version": 9,
    "works": [
        {"version": 7, "title": "The lantern", "authors": ["Ben"], "address": "https://a/works/7/"},
        {"version": 3, "authors": ["Ada"], "withdrawn": True},
    ],
    "edges": [[9, 7, "contains"], [7, 3, "based_on"], [9, 3, "inspired_by"]],
}


def test_every_work_is_told_once_with_all_it_was_used_in() -> None:
    found = lineage_of(LINEAGE, "The fox")
    lantern, withdrawn = found["works"]
    assert found["is_whole"]
    assert (lantern["title"], lantern["authors"]) == ("The lantern", ["Ben"])
    assert lantern["used"] == [{"in": "The fox", "relation": "contains"}]
    assert withdrawn["title"] == ""
    assert [line["in"] for line in withdrawn["used"]] == ["The lantern", "The fox"]


def test_a_source_is_what_its_author_called_it() -> None:
    source = {"title": "Die Laterne", "address": "", "relation": "translation_of"}
    assert relation_of({"sources": [source]}, title="Die Laterne", address="") == "translation_of"
    assert relation_of({"sources": [source]}, title="Another", address="") == ""


def test_nonsense_says_nothing() -> None:
    wrong: list[object] = [None, [], "x", 7, {"works": 7}, {"works": [{"version": "x"}]}]
    for data in wrong:
        assert lineage_of(data, "The fox") == {}
    nonsense: list[object] = [None, [7], [[1, 2]], [["x", 7, "contains"]], [[9, 7, {"a": 1}]]]
    for edges in [*nonsense, [[[], [], []]]]:
        works = lineage_of(LINEAGE | {"edges": edges}, "The fox")["works"]
        assert {line["relation"] for work in works for line in work["used"]} <= {""}
    assert (
        relation_of({"sources": [7, {"title": "x", "relation": ["a"]}]}, title="x", address="")
        == ""
    )
    assert work_of({"authors": "Ada", "work": "x"})["authors"] == []
    endless = {
        "works": [{"version": n + 1} for n in range(5000)],
        "edges": [[1, 2, "contains"]] * 9,
    }
    assert len(lineage_of(endless, "")["works"]) == 100
    assert len(lineage_of(endless, "")["works"][1]["used"]) == 3
