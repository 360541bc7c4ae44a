"""The floor of a page: a bare view behind all middleware, as many rows from one statement, written
by Jinja2 or by Django's templates. And the site's own addresses beside it."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from jinja2 import Environment

from hitrecord.urls import urlpatterns as the_sites

ROWS = """
    SELECT c.id, c.kind, c.title, p.credit_name AS author, u.handle, r.file AS picture,
        r.width, r.height, left(v.text, 300) AS opening,
        (SELECT count(*) FROM contributions_source s WHERE s.derivative_id = v.id) AS sources,
        (SELECT count(*) FROM contributions_recommendation h
         WHERE h.contribution_id = c.id) AS hearts
    FROM contributions_contribution c
    JOIN contributions_version v ON v.id = c.current_id
    JOIN contributions_authorship a ON a.version_id = v.id AND a.position = 0
    JOIN accounts_person p ON p.id = a.person_id JOIN accounts_user u ON u.id = p.user_id
    LEFT JOIN contributions_mediafile m ON m.version_id = v.id
    LEFT JOIN contributions_rendition r ON r.media_id = m.id AND r.role IN ('image-640', 'poster')
    WHERE c.withdrawn_at IS NULL ORDER BY c.published_at DESC, c.id DESC LIMIT %s
"""
PAGE = """<!doctype html><html lang="en"><head><title>Floor</title></head><body>
<main>{% for work in works %}<article class="work k-{{ work.kind }}" data-work="{{ work.id }}">
{% if work.picture %}<div class="piece"><img src="/files/{{ work.picture }}"
srcset="/files/{{ work.picture }} {{ work.width }}w" sizes="(max-width: 560px) 94vw, 420px"
width="{{ work.width }}" height="{{ work.height }}" alt="{{ work.title }}" loading="lazy"></div>
{% elif work.opening %}<div class="leaf"><p>{{ work.opening }}</p></div>
{% else %}<div class="reel"><button type="button">Play {{ work.title }}</button></div>{% endif %}
<div class="caption"><h3><a href="/works/{{ work.id }}/">{{ work.title }}</a></h3>
<span class="hearts"><span>Recommended by </span>{{ work.hearts }}</span>
<p class="who"><a href="/people/{{ work.handle }}/">{{ work.author }}</a>
{% if work.sources %} from {{ work.sources }} works{% endif %}</p></div></article>
{% endfor %}</main></body></html>"""
_JINJA = Environment(autoescape=True).from_string(PAGE)
_DJANGO = engines["django"].from_string(PAGE)


def floor(_request: HttpRequest, by: str, rows: int) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [rows])
        names = [column.name for column in cursor.description]
        works = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    page: Any = _JINJA if by == "jinja" else _DJANGO
    return HttpResponse(page.render({"works": works}))


urlpatterns = [*the_sites, path("floor/<slug:by>/<int:rows>/", floor)]
