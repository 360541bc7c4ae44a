"""Which nouns say what was asked, by their documents alone: joined to the nouns themselves, the
database would read all of those.

Of what everybody says the newest are ranked: whatever is typed, no search reads more than that.
When few say exactly these words, those that nearly do follow. Where most of what was ever written
is over, as calls are, only what is `among` some is read, or it would take all the places.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from hitrecord.foundation.asked import Asked, is_sign, slips
from hitrecord.foundation.document import LANGUAGE

RANKED, MOST, FEW = 10_000, 1_000, 12
Nouns = Mapping[str, type[Model]]
Among = Mapping[str, QuerySet[Any]]
_ASKED = f"websearch_to_tsquery('{LANGUAGE}', %(text)s)"
_EXACTLY = f"words @@ {_ASKED}"


def keys_of(nouns: Nouns, asked: Asked, among: Among | None = None) -> dict[str, list[int]]:
    """Of each at most a thousand, best first: one statement for all nouns, or two when few are
    found of some."""
    if not asked.words:
        return {name: [] for name in nouns}
    among = among or {}
    found = _ranked(nouns, among, _EXACTLY, "0", {"text": asked.sought})
    few = {name: noun for name, noun in nouns.items() if len(found[name]) < FEW}
    if few and not asked.is_exact:
        found |= _nearly(few, among, asked)
    return found


def _nearly(nouns: Nouns, among: Among, asked: Asked) -> dict[str, list[int]]:
    """Each word is there, or one that looks like it is in the title, the names or the tags. What
    says it exactly is among them: the database may cut words elsewhere than we do."""
    values, said, alike = {"text": asked.sought}, [], []
    for at, word in enumerate(asked.words):
        if is_sign(word):
            values |= {f"slips{at}": slips(word)[0]}
            said.append(f"words @@ to_tsquery('{LANGUAGE}', %(slips{at})s)")
            continue
        values |= {f"word{at}": word, f"slips{at}": " | ".join(slips(word)), f"in{at}": f"%{word}%"}
        near = f"words @@ to_tsquery('{LANGUAGE}', %(slips{at})s)"
        near += f" OR names %%> unaccent(%(word{at})s)"
        if word.lower() == word.upper() and not word.isascii():
            near += f" OR names LIKE %(in{at})s"  # written without spaces between words
        said.append(f"({near})")
        alike.append(f"word_similarity(unaccent(%(word{at})s), names)")
    wanted = f"{_EXACTLY} OR {' AND '.join(said)}"
    return _ranked(nouns, among, wanted, " + ".join(alike or ["0"]), values)


def _ranked(
    nouns: Nouns, among: Among, said: str, alike: str, values: dict[str, str]
) -> dict[str, list[int]]:
    asked = [
        _of(at, noun, said, alike, _only(among.get(name)))
        for at, (name, noun) in enumerate(nouns.items())
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(asked), values)
        rows = sorted(cursor.fetchall(), key=_place)
    names = list(nouns)
    found: dict[str, list[int]] = {name: [] for name in names}
    for at, key, _rank, _alike in rows:
        found[names[at]].append(key)
    return found


def _only(rows: QuerySet[Any] | None) -> str:
    """Their keys, as a statement within one that has values of its own."""
    if rows is None:
        return ""
    text, values = rows.order_by().values("pk").query.sql_with_params()
    of_postgres: Any = connection.ops
    return str(of_postgres.compose_sql(text, values)).replace("%", "%%")


def _of(at: int, noun: Any, said: str, alike: str, only: str) -> str:
    document = noun._meta.get_field("document").related_model._meta
    key, table = document.pk.column, document.db_table
    within = f"({said}) AND {key} IN ({only})" if only else said
    return f"""
        (SELECT {at}, key, ts_rank(words, {_ASKED}) AS rank, {alike} AS alike FROM (
            SELECT {key} AS key, words, names FROM {table} WHERE {within}
            ORDER BY {key} DESC LIMIT {RANKED}
        ) newest ORDER BY rank DESC, alike DESC, key DESC LIMIT {MOST})
    """  # noqa: S608 (names of ours)


def _place(row: tuple[int, int, float, float]) -> tuple[float, float, int]:
    return -row[2], -row[3], -row[1]
