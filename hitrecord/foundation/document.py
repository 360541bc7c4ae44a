"""What a search reads of one noun. The row stands beside the noun and is kept true by triggers of
the database, because whatever changes a title, a name or a tag would forget it one day. Whoever is
not to be found has no row."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F

LANGUAGE = "plain_words"
"""Our configuration: words as they are, in small letters and without accents. No stemming: it would
bend the words of every other language; what is bent or misspelt is found by its letters."""


class SearchDocument(models.Model):
    """`names` are the words that are also found by half their letters: titles, people, tags."""

    words = SearchVectorField(editable=False)
    names = models.TextField(editable=False)

    class Meta:
        abstract = True
        indexes = [
            GinIndex(fields=["words"], name="%(app_label)s_%(class)s_w"),
            GinIndex(OpClass(F("names"), name="gin_trgm_ops"), name="%(app_label)s_%(class)s_n"),
        ]
