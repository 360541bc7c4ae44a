"""What programs read before they read anything else."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from contributions.queries.training import allowed_addresses, any_forbids

TRAINERS: Final = (
    *("AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot"),
    *("ClaudeBot", "cohere-ai", "Diffbot", "FacebookBot", "Google-Extended", "GPTBot"),
    *("ImagesiftBot", "meta-externalagent", "omgili", "PerplexityBot", "Timpibot"),
)
"""Programs that collect pages to train models with, by the names they give themselves."""
PRIVATE: Final = ("/accounts/", "/admin/", "/drafts/", "/earnings/", "/notices/", "/settings/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everybody may read what is public; who trains models may not, unless an author allows it."""
    why = f"# Why some may not: {settings.SITE_URL}/help/rights/#training"
    lines = [why, "User-agent: *", *(f"Disallow: {path}" for path in PRIVATE)]
    if any_forbids():
        lines += ["", *(f"User-agent: {name}" for name in TRAINERS)]
        lines += [f"Allow: {address}" for address in allowed_addresses()]
        lines += ["Disallow: /"]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def tdmrep(request: HttpRequest) -> HttpResponse:
    """The reservation of rights for text and data mining (TDMRep): what is allowed comes first."""
    policy = f"{settings.SITE_URL}/help/rights/"
    rules: list[dict[str, str | int]] = [
        {"location": address, "tdm-reservation": 0} for address in allowed_addresses()
    ]
    rules.append({"location": "/", "tdm-reservation": 1, "tdm-policy": policy})
    return JsonResponse(rules, safe=False)
