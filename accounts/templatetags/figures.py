"""Counts and sizes as the reader wants numbers written; in all templates without loading them."""

from __future__ import annotations

from django import template

from hitrecord.foundation.numbers import grouped, weight

register = template.Library()
register.filter("intcomma", grouped)
register.filter("filesizeformat", weight)
