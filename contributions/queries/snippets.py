"""The place in a text that says what was searched for."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import Func, TextField, Value
from django.db.models.functions import Left

from contributions.models import Contribution
from contributions.typesetting.first_lines import TITLE_PAGE
from hitrecord.foundation.asked import Asked, slips
from hitrecord.foundation.document import LANGUAGE
from hitrecord.foundation.finding import query_of
from hitrecord.foundation.marking import CLOSE, OPEN, Piece, pieces

READ = 20_000
"""Characters of a text: further back a place costs too long to find for a page of them."""
_HEAD = rf"^{TITLE_PAGE}.*?\n[ \t\r]*?\n"
_MARKUP = re.compile(r"[*_#>`~\[\]|\\]+")


def snippets(works: Collection[int], asked: Asked) -> dict[int, list[Piece]]:
    """Of those whose text says it and is for everybody's eyes; one statement.

    A screenplay's title page says nothing that its row does not.
    """
    begun = Left("current__text", READ)
    headline = SearchHeadline(
        Func(
            begun,
            Value(_HEAD),
            Value(""),
            Value("i"),
            function="regexp_replace",
            output_field=TextField(),
        ),
        query_of(asked) if asked.is_exact else query_of(asked) | _slips_of(asked),
        config=LANGUAGE,
        start_sel=OPEN,
        stop_sel=CLOSE,
        max_words=30,
        min_words=14,
        max_fragments=1,
    )
    texts = Contribution.objects.published().filter(pk__in=works, is_mature=False)
    rows = texts.exclude(current__text="").annotate(line=headline).values_list("pk", "line")
    return {pk: pieces(_MARKUP.sub("", line)) for pk, line in rows if OPEN in line}


def _slips_of(asked: Asked) -> SearchQuery:
    """Words that are nearly what was asked: their works were found as well."""
    nearly = (slip for word in asked.words for slip in slips(word))
    return SearchQuery(" | ".join(nearly), config=LANGUAGE, search_type="raw")
