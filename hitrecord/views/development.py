"""`/dev/`, in development only: sent mails, and demo logins with one click."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.services import sessions
from hitrecord.demo.logins import LOGINS
from hitrecord.demo.second_factor import codes

MAILS_SHOWN = 30
MAIL_SEPARATOR = re.compile(rb"^-{79}\n", re.MULTILINE)


@dataclass(frozen=True)
class SentMail:
    to: str
    subject: str
    date: str
    text: str


def _development_only() -> None:
    if not settings.IS_DEVELOPMENT:
        raise Http404


@require_safe
def development(request: HttpRequest) -> HttpResponse:
    _development_only()
    now = codes([one.email for one in LOGINS])
    return render(
        request,
        "hitrecord/development.html",
        {
            "logins": [(one, now.get(one.email)) for one in LOGINS],
            "mails": sent_mails(Path(settings.EMAIL_FILE_PATH)),
        },
    )


@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    _development_only()
    demo_addresses = [one.email for one in LOGINS if one.email == request.POST.get("email")]
    user = get_object_or_404(User, email__in=demo_addresses)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    sessions.begin(request)
    return redirect("home")


def sent_mails(folder: Path) -> list[SentMail]:
    """The newest mails that the file back end wrote, newest first."""
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    raw = [
        part
        for path in files[:MAILS_SHOWN]
        for part in reversed(MAIL_SEPARATOR.split(path.read_bytes()))
        if part.strip()
    ]
    return [_read(message) for message in raw[:MAILS_SHOWN]]


def _read(raw: bytes) -> SentMail:
    message = email.message_from_bytes(raw.strip(), policy=email.policy.default)
    body = message.get_body(("plain",)) if isinstance(message, EmailMessage) else None
    return SentMail(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        date=str(message["Date"]),
        text=body.get_content() if body else "",
    )
