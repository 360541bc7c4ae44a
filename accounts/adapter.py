from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from accounts.forms import free_handle
from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Signing up as allauth does it, with our handle and our first page."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.handle = free_handle(form.cleaned_data.get("credit_name", ""))
        saved: User = super().save_user(request, user, form, commit=commit)
        return saved

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        return reverse("welcome")
