from __future__ import annotations

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from payouts.models import Computation, Distribution, Policy


@admin.register(Policy)
class PolicyAdmin(ReadOnlyAdmin):
    list_display = ["production", "company_bp", "upstream_bp", "engine", "terms", "frozen_at"]
    list_select_related = ["production"]


@admin.register(Distribution)
class DistributionAdmin(ReadOnlyAdmin):
    list_display = ["proposal", "made_by", "made_at"]
    list_select_related = ["proposal__production", "made_by"]


@admin.register(Computation)
class ComputationAdmin(ReadOnlyAdmin):
    list_display = ["proposal", "state", "attempts", "due_at", "reason"]
    list_select_related = ["proposal__production"]
