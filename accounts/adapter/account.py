from __future__ import annotations

import secrets
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.adapter import known_device
from accounts.adapter.asked_again import JUST_SENT, asked_again
from accounts.adapter.words import CHANGES, SAID, WAYS
from accounts.forms.age import of_age_from
from accounts.forms.handles import free_handle
from accounts.mailing.voice import speaking_to
from accounts.models import Person, User
from accounts.queries.members import never_came
from accounts.services import letters
from accounts.services.accords import accept

ATTEMPTS = 3
NEXT_STOP = "next_stop"
"""In the session: a path of ours, where somebody goes once their address is confirmed."""


class AccountAdapter(DefaultAccountAdapter):
    """Signing up as allauth does it, with our handle and our first page."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Check the address and the password, and try again."),
        "too_many_login_attempts": _(
            "Those were too many tries. In five minutes at the latest you can try again. If you do "
            "not know the password any more, choose a new one."
        ),
    }

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """The user and its Person, together or not at all."""
        name = form.cleaned_data["credit_name"]
        for _attempt in range(ATTEMPTS):
            user.handle = free_handle(name)
            # Somebody of the same name may sign up at the same moment.
            with suppress(IntegrityError):
                return self._save_both(request, user, form, name, commit=commit)
        user.handle = f"{free_handle(name)[:20]}-{secrets.token_hex(3)}"
        return self._save_both(request, user, form, name, commit=commit)

    @transaction.atomic
    def _save_both(
        self, request: HttpRequest, user: User, form: Any, name: str, *, commit: bool
    ) -> User:
        saved: User = super().save_user(request, user, form, commit=commit)
        saved.of_age_from = of_age_from(form.cleaned_data["born"], timezone.localdate())
        saved.time_zone = form.cleaned_data.get("zone", "")
        # Mails speak as the page on which one signed up; the site's own language is no choice.
        spoken = get_language()
        saved.language = spoken if spoken and spoken != settings.LANGUAGE_CODE else ""
        saved.save(update_fields=["of_age_from", "time_zone", "language"])
        Person.objects.create(user=saved, credit_name=name)
        accept(user=saved, number=form.cleaned_data["accord"], now=timezone.now())
        return saved

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The subject is rendered without the request, so the site's name is given here. A mail
        server that is down keeps nobody from signing up: the letter waits."""
        site = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
        current = {"request": self.request, "email": email}
        letters.send(self.render_mail(template_prefix, email, current | site | context))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        """The mail may be opened in another browser, which knows of no session: where they wanted
        to go stands in the link, behind signing in."""
        url = str(super().get_email_confirmation_url(request, emailconfirmation))
        stop = get_next_redirect_url(request) or request.session.get(NEXT_STOP, "")
        if not stop:
            return url
        door = f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: stop})}"
        return f"{url}?{urlencode({REDIRECT_FIELD_NAME: door})}"

    def should_send_confirmation_mail(
        self, request: HttpRequest, email_address: Any, signup: bool
    ) -> bool:
        """When signing in asks for another link: said where the library sends none in silence.
        Whoever asks is still there, and has as long as from the start to confirm it."""
        if not asked_again(email_address.email):
            if not signup:
                never_came().filter(pk=email_address.user_id).update(joined_at=timezone.now())
            return True
        messages.info(request, JUST_SENT)
        return False

    def send_account_already_exists_mail(self, email: str) -> None:
        """Instead of a new account. Its password is hashed, too, and forgotten: the time it takes
        would tell strangers that somebody has an account here."""
        make_password(self.request.POST.get("password1", ""))
        super().send_account_already_exists_mail(email)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        methods = super().get_reauthentication_methods(user)
        if self._is_second_step_asked():
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        return [method | {"description": WAYS[method["id"]]} for method in methods]

    def _is_second_step_asked(self) -> bool:
        """By the page that waits for it, to which a password would lead back in a circle."""
        there = get_next_redirect_url(self.request, REDIRECT_FIELD_NAME) or ""
        with suppress(Resolver404):
            view = resolve(urlsplit(there).path).func
            return hasattr(view, "asks_for_second_step")
        return False

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """One letter for every change to somebody's security: what was changed, and from where."""
        told = {"change": CHANGES[template_prefix]} | (context or {})
        with speaking_to(user):
            super().send_notification_mail("account/email/security", user, told, email)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """In our words where the library has its own."""
        message = message or str(SAID.get(message_template or "", ""))
        super().add_message(
            request, level, message_template, message_context, extra_tags, message or None
        )

    def post_login(self, request: HttpRequest, user: User, **facts: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **facts)
        known_device.remember(request, response, user)
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Who tries somebody else's address uses up no attempts of theirs."""
        shared: str = super()._get_login_attempts_cache_key(request, **credentials)
        number = known_device.number_of(request, credentials.get("email", ""))
        return f"{shared}:{number}" if number else shared

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """On to where they wanted to go before they had an account, else to the first page."""
        stop = self.request.session.pop(NEXT_STOP, None) if self.request else None
        return stop or reverse("welcome")
