"""Where a program begins, and what it is told at an address that there is not."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from hitrecord.api.answers import Data, public
from hitrecord.api.work_data import api_link
from hitrecord.foundation.problem import Problem

FILE: Final = Path(__file__).with_name("openapi.json")
LISTS: Final = ("works", "people", "projects", "proposals", "search")


@public
def root(request: HttpRequest) -> Data:
    lists = {name: api_link(f"api_{name}") for name in LISTS}
    return {"name": settings.SITE_NAME, "links": lists | {"description": api_link("api_openapi")}}


@public
def openapi(request: HttpRequest) -> Data:
    """The description that a test holds the answers to."""
    return _document() | {"servers": [{"url": settings.SITE_URL}]}


@cache
def _document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


@public
def nothing(request: HttpRequest, path: str) -> Data:
    raise Problem(404, _("There is nothing at this address. All of them end in “/”."))
