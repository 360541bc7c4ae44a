"""To the contribute page with all that is in a project's finished work chosen as its sources."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contributions.models import Relation
from contributions.views.contribute import chosen_already
from contributions.views.member import MemberRequest
from projects.queries.finishing import finishing_of
from projects.views.desk import led_project


@login_required
@require_safe
def finish(request: MemberRequest, slug: str) -> HttpResponse:
    """The list is read here, so that no address is too long for what hundreds of people made."""
    versions = finishing_of(led_project(request, slug))
    if not versions:
        messages.info(
            request, _("There is nothing to finish yet: nothing is credited or accepted.")
        )
        return redirect("desk", slug)
    return chosen_already(request, versions, Relation.CONTAINS)
