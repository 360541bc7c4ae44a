"""What stands against crediting a version, in few words: they are read at its line."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from contributions.domain.copyright import HOLDING
from contributions.models import CopyrightNotice, Dispute, MediaFile, OffsiteSource, Source
from contributions.queries.rulings import counting


def against(versions: Collection[int]) -> dict[int, list[str]]:
    """By version; five statements."""
    said: dict[int, list[str]] = {version: [] for version in versions}
    for version, name in unready(versions):
        said[version].append(_("%(name)s is not ready") % {"name": name})
    for version in sourceless(versions):
        said[version].append(_("names no sources"))
    disputes = Dispute.objects.filter(derivative__in=versions, outcome="")
    for version, number in disputes.order_by("pk").values_list("derivative", "pk"):
        said[version].append(_("in dispute: number %(number)s") % {"number": number})
    notices = CopyrightNotice.objects.filter(stage__in=HOLDING, work__versions__in=versions)
    for version, number in notices.order_by("pk").values_list("work__versions", "pk"):
        if version in said:
            said[version].append(_("copyright notice %(number)s") % {"number": number})
    return said


def unready(versions: Collection[int]) -> list[tuple[int, str]]:
    """Their files that are still being worked on, or failed."""
    files = MediaFile.objects.filter(version__in=versions, processing__finished_at=None)
    found = files.order_by("version_id", "pk")
    return [(each.version_id, each.display_name) for each in found if each.version_id]


def sourceless(versions: Collection[int]) -> list[int]:
    """Those that name nothing they were made from, here or elsewhere."""
    here = counting(Source.objects.filter(derivative__in=versions)).order_by()
    elsewhere = OffsiteSource.objects.filter(derivative__in=versions).order_by()
    named = set(here.values_list("derivative").union(elsewhere.values_list("derivative")))
    return [version for version in versions if (version,) not in named]
