"""What a moderator reads before they decide."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from contributions.models import Case, Decision
from hitrecord.moderation.kinds import kind_of
from hitrecord.moderation.subjects import Subject


def facts_of(case: Case, subject: Subject | None) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [(_("What"), _linked(case, subject))]
    words = kind_of(case.target).words(case.target) if case.target else ""
    if words:
        facts.append((_("The words"), words))
    for report in case.reports.all():
        grounds = report.get_grounds_display()
        facts.append((_("Reported"), f"{grounds}\n{report.words}" if report.words else grounds))
    people = subject.people if subject else []
    for one in people:
        facts.append((_("By"), f"{one.person.credit_name} (@{one.handle}), {_record(one.pk)}"))
    return facts


def _record(account: int) -> str:
    before = Decision.objects.standing().filter(account=account).count()
    return _("%(count)s measures before") % {"count": before} if before else _("nothing before")


def _linked(case: Case, subject: Subject | None) -> object:
    if subject and subject.kind == "draft":
        url = reverse("admin:contributions_case_evidence", args=[case.pk])
        return format_html('{} · <a href="{}">{}</a>', case.label, url, _("Read it …"))
    if subject and subject.url:
        return format_html('<a href="{}">{}</a>', subject.url, case.label)
    return format_html_join("", "{}", [(case.label,)])
