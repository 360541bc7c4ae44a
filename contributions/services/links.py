"""Links that were pasted to say what a draft was built on: each becomes a source or a sentence."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http.request import validate_host
from django.utils.translation import gettext as _

from contributions.domain.links import host_of, links_in, read_link, web_address
from contributions.models import Contribution, Draft, DraftOffsiteSource, Version
from contributions.models.offsite import LINK_LENGTH
from contributions.services import sources
from contributions.services.citing import refusal


def is_ours(link: str) -> bool:
    host = host_of(link)
    named = [each for each in settings.ALLOWED_HOSTS if each != "*"]
    return not host or host == urlsplit(settings.SITE_URL).hostname or validate_host(host, named)


@transaction.atomic
def take(*, draft: Draft) -> list[str]:
    """Name what the draft's pasted links mean. A link to another site goes to the works from
    elsewhere, where its author and title are asked for. What could not be taken stays to be
    corrected, with a sentence each. Raises AlreadyPublished."""
    left, sentences = [], []
    for link in links_in(draft.source_link):
        try:
            _take(draft, link)
        except ValidationError as problem:
            sentences += problem.messages
            if problem.code != "elsewhere":
                left.append(link)
    draft.source_link = "\n".join(left)
    Draft.objects.filter(pk=draft.pk).update(source_link=draft.source_link)
    return sentences


def _take(draft: Draft, link: str) -> None:
    address = web_address(link)
    if address and not is_ours(link):
        if len(address) > LINK_LENGTH:
            raise ValidationError(
                _("A link to another site has room for %(most)s characters. Paste a shorter one."),
                params={"most": LINK_LENGTH},
            )
        if not draft.offsite_sources.filter(link=address).exists():
            DraftOffsiteSource.objects.create(draft=draft, link=address)
        raise ValidationError(
            _(
                "%(site)s is another site. Its link stands under “Works from elsewhere” now: "
                "say its title and its author there, or remove it."
            ),
            code="elsewhere",
            params={"site": host_of(link)},
        )
    version = _version_of(link)
    if draft.sources.filter(source=version).exists():
        return
    why = refusal(version, draft)
    if why:
        raise ValidationError(why)
    if draft.sources.count() >= sources.MOST:
        raise ValidationError(sources.too_many())
    sources.add(draft=draft, version=version)


def _version_of(link: str) -> Version:
    """Raises ValidationError with a sentence for what is no published work's address."""
    shown = link if len(link) <= 80 else f"{link[:79]}…"
    found = read_link(link)
    if found is None:
        raise ValidationError(
            _(
                "“%(link)s” is not the address of a work. Open the work and copy its address; "
                "describe what is not on this site under “Works from elsewhere”."
            ),
            params={"link": shown},
        )
    work = Contribution.objects.filter(pk=found.contribution_id, current__isnull=False).first()
    version = None
    if work is not None:
        version = (
            work.versions.filter(number=found.number).first() if found.number else work.current
        )
    if version is None:
        raise ValidationError(
            _("There is no work at “%(link)s”. Look whether it was copied whole."),
            params={"link": shown},
        )
    return version
