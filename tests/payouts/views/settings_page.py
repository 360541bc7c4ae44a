"""Somebody in front of their payout settings."""

import time

from django.test import Client

from accounts.models import User
from hitrecord.demo.second_factor import give


def step_just_given(user: User) -> Client:
    """Signed in with their password and a second step, this minute."""
    give(user)
    client = Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session.save()
    return client
