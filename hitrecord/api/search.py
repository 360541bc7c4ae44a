from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import Viewing
from accounts.queries.finding import find_people
from contributions.queries.finding import works_saying
from hitrecord.api.answers import Data, public
from hitrecord.api.paging import here
from hitrecord.api.people import known, people_data
from hitrecord.api.work_data import published, works_data
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.finding import in_order
from hitrecord.foundation.problem import Problem

SHOWN = 30


@public
def search(request: HttpRequest) -> Data:
    """The best of each, as the search page finds them; without works that are called mature."""
    asked = Asked.read(request.GET.get("q", ""))
    if not asked.words:
        raise Problem(400, _("Say in “q” what to look for."))
    anybody = AnonymousUser()
    works = works_saying(asked, reader=anybody, viewing=Viewing.HIDE)[:SHOWN]
    people = [hit.pk for hit in find_people(asked, reader=anybody)[:SHOWN]]
    return {
        "works": list(works_data(list(in_order(published(), works)))),
        "people": list(people_data(list(in_order(known(), people)))),
        "links": {"self": here(request)},
    }
