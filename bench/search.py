"""Searching many works for a misspelt word: the pages against the bare ranked statement.

    python bench/search.py [--works 200000] [--rounds 7] [--quick] [--plans]

Each round asks for the bare statement and for the pages in turn.
"""

from collections.abc import Callable
from typing import Any

from wall.asked import parser, read
from wall.database import with_works

TYPO, RANKED, MOST = "lighthuose", "bare ranked statement", 3
# What has to be found: the word, one that looks like it, or one that a slip of the finger makes.
BARE = """
    SELECT c.id, c.title, ts_rank(d.words, asked) AS rank,
        word_similarity(%(typo)s, d.names) AS alike
    FROM contributions_document d
    JOIN contributions_contribution c ON c.id = d.work_id,
        websearch_to_tsquery('plain_words', %(typo)s) asked
    WHERE (d.words @@ to_tsquery('plain_words', %(slips)s) OR d.names %%> %(typo)s)
        AND c.withdrawn_at IS NULL AND c.current_id IS NOT NULL
    ORDER BY rank DESC, alike DESC, c.id DESC LIMIT 24
"""
PAGES = {
    "page of works": f"{TYPO}&in=works",
    "page of everything": TYPO,
    "page of a common word": "kakakaka&in=works",
}


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--plans", action="store_true")
    asked = read(options)
    with with_works(asked.works):
        _measure(asked.rounds, asked.plans)


def _measure(rounds: int, with_plans: bool) -> None:
    from django.test import Client  # noqa: PLC0415
    from wall.rows import plan  # noqa: PLC0415
    from wall.turns import taken, told  # noqa: PLC0415

    if with_plans:
        print(plan(BARE, _typed()))
    _compare_rows()
    client = Client(SERVER_NAME="127.0.0.1")
    contenders: dict[str, Callable[[], object]] = {RANKED: _bare}
    contenders |= {name: _page(client, query) for name, query in PAGES.items()}
    limits = {name: MOST for name in PAGES if "common" not in name}
    told(taken(contenders, rounds=rounds), dict.fromkeys(PAGES, RANKED), limits)


def _typed() -> dict[str, str]:
    from hitrecord.foundation.asked import slips  # noqa: PLC0415

    return {"typo": TYPO, "slips": " | ".join(slips(TYPO))}


def _bare() -> list[int]:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(BARE, _typed())
        return [row[0] for row in cursor.fetchall()]


def _compare_rows() -> None:
    """A floor that finds something else is none."""
    from django.contrib.auth.models import AnonymousUser  # noqa: PLC0415

    from contributions.queries.finding import find_works  # noqa: PLC0415
    from hitrecord.foundation.asked import Asked  # noqa: PLC0415

    hits = find_works(Asked.read(TYPO), reader=AnonymousUser(), viewing="veil")
    bare = _bare()
    assert len(bare) > 10, bare
    assert [hit.pk for hit in hits[: len(bare)]] == bare
    print(f"{len(hits)} works found; the first {len(bare)} of both are the same in order")


def _page(client: Any, query: str) -> Callable[[], object]:
    def ask() -> None:
        answer = client.get(f"/search/?q={query}")
        assert answer.status_code == 200
        assert b'class="thumb"' in answer.content

    return ask


if __name__ == "__main__":
    main()
