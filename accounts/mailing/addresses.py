"""The two mails of a change of address, and the links in them: each side has its own."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import AddressChange

SALT = "accounts.address_change"
OLD, NEW = "old", "new"


def link(change: AddressChange, side: str) -> str:
    token = Signer(salt=SALT).sign(f"{change.pk}.{side}")
    return f"{settings.SITE_URL}{reverse('address_change', args=[token])}"


def read(token: str) -> tuple[AddressChange, str] | None:
    """(change, side) of a link of ours whose account is still here."""
    try:
        number, _dot, side = Signer(salt=SALT).unsign(token).partition(".")
    except BadSignature:
        return None
    rows = AddressChange.objects.filter(user__is_active=True).select_related("user__person")
    change = rows.filter(pk=number).first()
    return (change, side) if change else None


def to_old(change: AddressChange) -> EmailMultiAlternatives:
    return _mail(change, change.old, OLD, _("Shall we write to another address?"))


def to_new(change: AddressChange) -> EmailMultiAlternatives:
    return _mail(change, change.new, NEW, _("Is this your address?"))


def to_taken(change: AddressChange) -> EmailMultiAlternatives:
    """What comes instead when the new address has an account: no link."""
    return _mail(change, change.new, "taken", _("You already have an account"))


def _mail(change: AddressChange, to: str, side: str, subject: str) -> EmailMultiAlternatives:
    words = {
        "change": change,
        "recipient": change.user if side == OLD else None,
        "headline": subject,
        "link": link(change, side),
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
    }
    name = f"accounts/mail/address_{side}"
    mail = EmailMultiAlternatives(subject, render_to_string(f"{name}.txt", words), to=[to])
    mail.attach_alternative(render_to_string(f"{name}.html", words), "text/html")
    return mail
