"""Works for staff: to find and to read. What authors made is not changed here."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.admin.audited import WHY, AuditedAdmin
from accounts.admin.guarded import Guarded
from accounts.admin.several import guarded_rows
from accounts.models import User
from contributions.forms.tag_admin import TagForm
from contributions.models import (
    Authorship,
    Dispute,
    MediaFile,
    OffsiteSource,
    Processing,
    Signing,
    Source,
    Tag,
    Version,
)
from contributions.queries.new_tags import looked_through
from contributions.services import looking_at_tags, merging_tags, signing_anew, uploads


class ReadOnly(admin.ModelAdmin[Any]):
    """A list and a page to read; nothing is added, changed or deleted."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyRows(admin.TabularInline[Any, Any]):
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Versions(ReadOnlyRows):
    model = Version
    fields = ("number", "word_count", "licence", "published_at")
    show_change_link = True


class Authorships(ReadOnlyRows):
    model = Authorship
    fields = ("position", "person", "role")


class Sources(ReadOnlyRows):
    model = Source
    fk_name = "derivative"
    fields = readonly_fields = ("source", "relation", "note", "accord")


class OffsiteSources(ReadOnlyRows):
    model = OffsiteSource
    fields = ("title", "author", "licence", "link", "relation", "note")


class Files(ReadOnlyRows):
    model = MediaFile
    fields = ("display_name", "kind", "size", "sha256")


@admin.register(Version)
class VersionAdmin(ReadOnly):
    """Met inside a work; the list is for who searches all of them."""

    list_display = ("contribution", "number", "published_at")
    list_select_related = ("contribution",)
    search_fields = ("contribution__title",)
    inlines = (Authorships, Sources, OffsiteSources, Files)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What its kind has: no noughts and dashes."""
        fields = [one for one in Version._meta.fields if one.editable and one.name != "html"]
        return [one.name for one in fields if obj and getattr(obj, one.name)]


class OutcomeFilter(admin.SimpleListFilter):
    """In the address as a filter of the column would be, but with those that wait named, too."""

    title = _("decision")
    parameter_name = "outcome__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("", _("None yet")), *(Dispute._meta.get_field("outcome").choices or ())]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset if self.value() is None else queryset.filter(outcome=self.value())


@admin.register(Dispute)
class DisputeAdmin(ReadOnly):
    """To find one; it is decided on its own page, which `view on site` opens."""

    list_display = ("pk", "about", "derivative", "source", "raised_at", "outcome")
    list_filter = (OutcomeFilter, "about")
    list_select_related = ("derivative__contribution", "source__contribution")
    search_fields = ("derivative__contribution__title", "source__contribution__title", "words")
    date_hierarchy = "raised_at"
    exclude = ("thread",)


class HowItWent(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Processing.State.choices)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        states = Processing.State
        match self.value():
            case states.QUARANTINED:
                return queryset.set_aside()
            case states.FAILED:
                return queryset.filter(is_final=True)
            case states.READY:
                return queryset.filter(finished_at__isnull=False)
            case states.WORKING | states.QUEUED as state:
                return queryset.open().filter(lease_token__isnull=state == states.QUEUED)
        return queryset


@admin.register(Processing)
class ProcessingAdmin(ReadOnly):
    """The queue of files: `reason` says why one failed."""

    list_display = ("media", "state", "percent", "attempts", "due_at", "reason")
    list_select_related = ("media",)
    list_filter = (HowItWent,)
    search_fields = ("media__display_name", "reason")
    actions = ("try_again",)

    @admin.action(description=_("Try again"), permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        by, now = cast(User, request.user), timezone.now()
        action = Guarded(
            title=gettext("Try files again"),
            verb=gettext("Try again"),
            done=lambda again: (
                ngettext("%s file is tried again.", "%s files are tried again.", again) % again
            ),
            act=lambda why: sum(
                uploads.retry_by_staff(work=work, by=by, now=now, reason=why) for work in queryset
            ),
            notes=[gettext("What is done already or still waits is left alone.")],
        )
        return guarded_rows(
            self, request, queryset, action, line=lambda work: f"{work.media}: {work.reason}"
        )

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return cast(User, request.user).has_perm("contributions.change_processing")


@admin.register(Signing)
class SigningAdmin(ReadOnly):
    """What is to be signed; `reason` says why it was given up, and the action begins anew."""

    list_display = ("version", "attempts", "due_at", "finished_at", "quarantined_at", "reason")
    list_select_related = ("version__contribution",)
    list_filter = (("quarantined_at", admin.EmptyFieldListFilter),)
    search_fields = ("version__contribution__title", "reason")
    actions = ("try_again",)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("contributions.change_signing")

    @admin.action(description=_("Try again"), permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        by = cast(User, request.user)
        action = Guarded(
            title=gettext("Sign again"),
            verb=gettext("Try again"),
            done=lambda begun: gettext("Begun anew: %s") % begun,
            act=lambda why: signing_anew.sign_anew(
                signings=queryset, by=by, now=timezone.now(), reason=why
            ),
            notes=[gettext("What is done already or still waits is left alone.")],
        )
        return guarded_rows(
            self, request, queryset, action, line=lambda one: f"{one.version}: {one.reason}"
        )


@admin.register(Tag)
class TagAdmin(AuditedAdmin):
    """Aliases: `stands for` merges one tag into another, and empties to undo it."""

    form = TagForm
    list_display = ("name", "works", "looks_like", "alias_of", "made_at", "looked_when")
    list_filter = (
        ("looked_at", admin.EmptyFieldListFilter),
        ("alias_of", admin.EmptyFieldListFilter),
    )
    list_select_related = ("alias_of", "looked_by__person")
    search_fields = ("name", "slug", "alias_of__name")
    autocomplete_fields = ("alias_of",)
    readonly_fields = ("made_at", "looked_when")
    actions = ("keep", "merge_alike")

    def get_queryset(self, request: HttpRequest) -> Any:
        return looked_through(super().get_queryset(request))

    @admin.display(description=_("Looked through"), ordering="looked_at")
    def looked_when(self, tag: Tag) -> str:
        if tag.looked_at is None:
            return str(_("not yet"))
        day = date_format(timezone.localtime(tag.looked_at), "j F Y")
        by = tag.looked_by.person if tag.looked_by else ""
        return f"{day}, {by}" if by else day

    @admin.display(description=_("Works"), ordering="works")
    def works(self, tag: Any) -> int:
        return int(tag.works)

    @admin.display(description=_("Looks like"))
    def looks_like(self, tag: Any) -> str:
        return "" if tag.alias_of_id else (tag.alike or {}).get("name", "")

    @admin.action(description=_("Keep them as they are"), permissions=["change"])
    def keep(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        by, now = cast(User, request.user), timezone.now()
        action = Guarded(
            title=gettext("Keep tags as they are"),
            verb=gettext("Keep them"),
            done=lambda kept: gettext("Looked at: %s") % kept,
            act=lambda why: looking_at_tags.keep(tags=queryset, by=by, now=now, reason=why),
        )
        return guarded_rows(self, request, queryset, action)

    @admin.action(description=_("Merge each into what it looks like"), permissions=["change"])
    def merge_alike(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        by = cast(User, request.user)
        action = Guarded(
            title=gettext("Merge tags into what they look like"),
            verb=gettext("Merge them"),
            done=lambda merged: (
                gettext("Merged: %s. Each can be undone: empty what it stands for.") % merged
            ),
            act=lambda why: looking_at_tags.merge_alike(tags=queryset, by=by, reason=why),
            notes=[gettext("What looks like none, or stands for another, is left alone.")],
        )
        return guarded_rows(self, request, queryset, action, line=self._becomes)

    def _becomes(self, tag: Any) -> str:
        into, works = self.looks_like(tag), int(tag.works)
        told = {"tag": tag.name, "into": into, "works": works}
        if not into:
            return gettext("%(tag)s stays") % told
        return (
            ngettext(
                "%(tag)s → %(into)s, on %(works)s work",
                "%(tag)s → %(into)s, on %(works)s works",
                works,
            )
            % told
        )

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:
        into, obj.alias_of = obj.alias_of, form.before
        super().save_model(request, obj, form, change)
        by, why = cast(User, request.user), form.cleaned_data.get(WHY, "")
        try:
            if into and into != form.before:
                merging_tags.merge(alias=obj, into=into, by=by, reason=why)
            elif form.before and not into:
                merging_tags.undo(alias=obj, by=by, now=timezone.now(), reason=why)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Its address may stand anywhere; a tag that should go stands for another."""
        return False
