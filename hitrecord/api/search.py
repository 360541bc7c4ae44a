from __future__ import annotations

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import Viewing
from contributions.queries.discover import searchable, works_matching
from hitrecord.api.answers import Data, public
from hitrecord.api.paging import here
from hitrecord.api.people import known, people_data
from hitrecord.api.problems import Problem
from hitrecord.api.work_data import published, works_data

SHOWN = 30


@public
def search(request: HttpRequest) -> Data:
    """The best of each, as the search page finds them; without works that are called mature."""
    words = searchable(request.GET.get("q", ""))
    if not words:
        raise Problem(400, _("Say in “q” what to look for."))
    works = works_matching(words).suited_to(Viewing.HIDE)
    best = list(works.values_list("pk", flat=True)[:SHOWN])
    found = {work.pk: work for work in published().filter(pk__in=best)}
    name = SearchVector("credit_name", "user__handle", config="simple")
    asked = SearchQuery(words, search_type="websearch", config="simple")
    people = known().annotate(found=name).filter(found=asked).order_by("pk")[:SHOWN]
    return {
        "works": list(works_data([found[pk] for pk in best if pk in found])),
        "people": list(people_data(list(people))),
        "links": {"self": here(request)},
    }
