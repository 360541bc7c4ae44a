from collections.abc import Iterator
from functools import partial
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.admin.audited import AuditedAdmin
from accounts.models import AuditRecord, Person, Skill, User
from accounts.models.act import act_said
from accounts.services import names
from hitrecord.foundation.fields import IN_FORMS_OF_ROWS


@admin.register(User)
class UserAdmin(AuditedAdmin):
    list_display = ["email", "handle", "is_staff", "is_active", "joined_at"]
    list_filter = ["is_staff", "is_active"]
    search_fields = ["email", "handle", "person__credit_name"]
    readonly_fields = [
        *["email", "password", "last_login", "joined_at", "handle"],
        *["is_active", "is_staff", "is_superuser", "groups", "user_permissions"],
    ]
    """Where somebody is reached changes when both addresses agree, not by staff; roles change when
    two superusers agree; a handle changes on a page of its own, which keeps the old links."""
    filter_horizontal = ["skills"]
    change_form_template = "admin/accounts/user.html"

    def get_urls(self) -> list[URLPattern]:
        from accounts.admin.roles import ask_view, rename_view  # noqa: PLC0415 -- a page of this one

        view, fresh = self.admin_site.admin_view, reauthentication_required(allow_get=False)
        ask, rename = fresh(partial(ask_view, self)), fresh(partial(rename_view, self))
        return [
            path("<int:pk>/role/", view(ask), name="accounts_user_role"),
            path("<int:pk>/handle/", view(rename), name="accounts_user_handle"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Rows name accounts everywhere; whose role does not open them meets the person."""
        user = self.get_object(request, object_id)
        if user and not self.has_view_permission(request):
            return redirect("admin:accounts_person_change", user.person.pk)
        return super().change_view(request, object_id, form_url, extra_context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People sign up: that makes their Person too."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """People leave; nobody is deleted."""
        return False


@admin.register(Person)
class PersonAdmin(AuditedAdmin):
    list_display = ["credit_name", "face", "handle", "role", "works", "joined", "state"]
    list_select_related = ["user"]
    search_fields = ["credit_name", "key", "user__handle"]
    fieldsets = (
        (None, {"fields": ["credit_name", "avatar", "handle", "role", "works", "joined", "state"]}),
        (_("Technical details"), {"fields": ["key", "user"], "classes": ["collapse"]}),
    )
    readonly_fields = ["key", "user", "handle", "role", "works", "joined", "state"]
    """Whose account it is comes by signing up, or by a claim that finance can look at."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        works = Count("authorships__version__contribution", distinct=True)
        counted = Person.objects.filter(pk=OuterRef("pk")).annotate(n=works).values("n")
        rows: QuerySet[Any] = super().get_queryset(request).prefetch_related("user__groups")
        told: QuerySet[Any] = rows.annotate(works_count=Subquery(counted))
        return told

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "credit_name" in form.changed_data:
            names.changed(person=obj, old=form.initial["credit_name"])

    @admin.display(description=_("Face"))
    def face(self, person: Person) -> str | SafeString:
        look = '<img src="{}" alt="" width="32" height="32" loading="lazy">'
        return format_html(look, person.avatar_url) if person.avatar_url else ""

    @admin.display(description=_("Handle"), ordering="user__handle")
    def handle(self, person: Person) -> str | SafeString:
        if person.user is None:
            return str(_("no account"))
        url = person.user.get_absolute_url()
        return format_html('<a href="{}">@{}</a>', url, person.user.handle)

    @admin.display(description=_("Role"))
    def role(self, person: Person) -> str:
        return ", ".join(str(group) for group in person.user.groups.all()) if person.user else ""

    @admin.display(description=_("Works"), ordering="works_count")
    def works(self, person: Any) -> int:
        return int(person.works_count)

    @admin.display(description=_("Joined"), ordering="user__joined_at")
    def joined(self, person: Person) -> Any:
        return date_format(localtime(person.user.joined_at), "j F Y") if person.user else ""

    @admin.display(description=_("State"), ordering="user__is_active")
    def state(self, person: Person) -> str:
        if person.user is None:
            return str(_("credited only"))
        return str(_("here") if person.user.is_active else _("left, or closed"))


@admin.register(Skill)
class SkillAdmin(AuditedAdmin):
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """For rows that only the system writes. What is empty is left out of the page of one."""

    formfield_overrides = IN_FORMS_OF_ROWS

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        names = super().get_fields(request, obj)
        return [name for name in names if getattr(obj, str(name), name) not in (None, "")]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class ActFilter(admin.AllValuesFieldListFilter):
    def choices(self, changelist: Any) -> Iterator[Any]:
        for each in super().choices(changelist):
            yield {**each, "display": act_said(str(each["display"]))}


@admin.register(AuditRecord)
class AuditRecordAdmin(ReadOnlyAdmin):
    list_display = ["at", "actor", "did", "target_type", "target_id", "why"]
    list_filter = [("action", ActFilter)]
    list_select_related = ["actor", "target_type"]

    @admin.display(description=_("What"), ordering="action")
    def did(self, record: AuditRecord) -> str:
        return record.what

    @admin.display(description=_("Reason"), ordering="reason")
    def why(self, record: AuditRecord) -> str:
        return record.why
