"""What a work was made from and into, and whom to name: docs/lineage-json.md says what it means."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _

from contributions.queries.credits import credits_of
from contributions.queries.credits_data import data_of
from contributions.queries.lineage_data import lineage_data
from hitrecord.api.answers import Data, public
from hitrecord.api.paging import here, number
from hitrecord.api.works import shown
from hitrecord.foundation.problem import Problem


@public
def lineage(request: HttpRequest, pk: int) -> Data:
    work, asked = shown(pk), number(request, "page", 1)
    data = lineage_data(work, AnonymousUser(), str(asked))
    if asked != data["page"]:
        raise Problem(400, _("There are %s pages.") % data["pages"])
    more = asked < data["pages"]
    links = {"self": here(request), "next": here(request, page=asked + 1) if more else None}
    return data | {"links": links}


@public
def credits(request: HttpRequest, pk: int) -> Data:
    return data_of(credits_of(shown(pk))) | {"links": {"self": here(request)}}
