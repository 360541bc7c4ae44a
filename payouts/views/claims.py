"""The page behind the link in a letter: whose share it is, and who is signed in to claim it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.adapter.account import NEXT_STOP
from accounts.models import User
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.fields import TextField
from payouts import books
from payouts.models import Claim, Letter
from payouts.services.claims import claim, why_not_claim

WORDS = TextField(max_length=280, required=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim_link(request: HttpRequest, token: str) -> HttpResponse:
    letter = Letter.objects.signed(token)
    if letter is None:
        return render(request, "payouts/claim.html", {"refusal": _wrong()}, status=404)
    by = request.user if isinstance(request.user, User) else None
    if by is None and request.method == "POST":
        return redirect_to_login(request.path)
    if by is None:
        # whoever makes an account first comes back here from the mail that confirms it
        request.session[NEXT_STOP] = request.path
    problem = ""
    if by and request.method == "POST":
        try:
            words = WORDS.clean(_words(request))
            made = claim(letter=letter, by=by, now=database_now(), words=words)
        except ValidationError as refused:
            problem = refused.messages[0]
        else:
            request.session.pop(NEXT_STOP, None)
            return _claimed(request, made)
    return render(request, "payouts/claim.html", _context(request, letter, by, problem))


def _claimed(request: HttpRequest, made: Claim) -> HttpResponse:
    if made.accepted:
        messages.success(
            request, _("It is yours. Say where the money should go, and it is paid to you.")
        )
        return redirect("earnings")
    return redirect(request.path)


def _context(request: HttpRequest, letter: Letter, by: User | None, problem: str) -> dict[str, Any]:
    payee = letter.payee
    mine = Claim.objects.filter(payee=payee, by__user=by).first() if by else None
    refusal = "" if mine else _refusal(letter, by)
    if refusal:
        return {"refusal": refusal}
    shares = payee.person.shares.filter(
        proposal__opened_at__isnull=False, proposal__revised_at=None
    )
    return {
        "token_path": request.path,
        "name": payee.person.credit_name,
        "shares": shares.select_related("proposal__production")[:20],
        "kept": {} if payee.claimed_by_id else books.purse_of_payee(payee).payable,
        "mine": mine,
        "is_taken": payee.claims.exists(),
        "words": _words(request),
        "problem": problem,
        "after": urlencode({REDIRECT_FIELD_NAME: request.path}),
    }


def _refusal(letter: Letter, by: User | None) -> str:
    return why_not_claim(letter, by, database_now())


def _words(request: HttpRequest) -> str:
    return request.POST.get("words", "")


def _wrong() -> str:
    return _("This link is not complete. Copy the whole address from the mail and open it again.")
