"""Somebody in front of their payout settings."""

import time
from typing import Any

from django.test import Client

from accounts.models import User
from hitrecord.demo.second_factor import give


def signed_in(user: User, **given: Any) -> Client:
    """What was given, as the session remembers it: `method` and `at`."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [given] if given else []
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def step_just_given(user: User) -> Client:
    give(user)
    return signed_in(user, method="mfa", at=time.time())
