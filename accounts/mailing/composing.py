"""A mail in the product's look, as text and as HTML."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.mailing.links import stop_headers, stop_link
from accounts.mailing.returns import returning
from accounts.models import Notice, User
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from hitrecord.foundation.text import one_line


def compose(notice: Notice) -> EmailMultiAlternatives:
    is_always_mailed = notice.event in MONEY_AND_RIGHTS
    context = {
        "notice": notice,
        "link": f"{settings.SITE_URL}{notice.url}",
        "is_always_mailed": is_always_mailed,
    }
    return letter(
        to=notice.recipient,
        name=f"notice-{notice.pk}",
        subject=notice.subject,
        template="accounts/mail/notice",
        context=context,
        what="" if is_always_mailed else notice.event,
    )


def letter(
    *, to: User, name: str, subject: str, template: str, context: dict[str, Any], what: str
) -> EmailMultiAlternatives:
    """`name` makes the same mail the same if it should come twice; `what` can be stopped by one
    click, or is "" when it cannot."""
    words = context | {
        "recipient": to,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "choice": f"{settings.SITE_URL}{reverse('notice_settings')}",
        "stop": stop_link(to, what) if what else "",
    }
    host = settings.SITE_URL.split("//")[-1].split(":")[0]
    mail = EmailMultiAlternatives(
        subject=one_line(subject),
        body=render_to_string(f"{template}.txt", words),
        to=[to.email],
        headers={"Message-ID": f"<{name}@{host}>"} | (stop_headers(to, what) if what else {}),
    )
    mail.attach_alternative(render_to_string(f"{template}.html", words), "text/html")
    return returning(mail, name)
