"""What an account that staff limited or suspended may still do: never without its rights."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from accounts.models import User
from hitrecord.foundation.unsent import words_of

_RIGHTS = """
    statement_of_reasons appeal notices notice read_notices unread_notices unsubscribe theme healthz
    legal legal_version file claim_link
    earnings earnings_why statement statement_csv statement_pdf earning_years earning_years_csv
    stripe_connect stripe_connect_again stripe_connect_back
    payout_settings waiver waiver_answer objections objection_withdrawal proposal proposal_person
    leaving stay export export_state export_archive staff_acts counter_notice
    help_how help_files help_split help_money help_rights help_accessibility accord accord_version
    account_login account_logout account_reauthenticate account_email address_change
    account_change_password
    account_set_password account_confirm_email account_email_verification_sent
    account_reset_password account_reset_password_done account_reset_password_from_key
    account_reset_password_from_key_done account_confirm_login_code
    mfa_index mfa_authenticate mfa_reauthenticate mfa_reauthenticate_webauthn mfa_activate_totp
    mfa_view_recovery_codes
    mfa_generate_recovery_codes mfa_add_webauthn mfa_list_webauthn usersessions_list end_session
"""
_OWN_AFFAIRS = """
    withdrawal comment_withdrawal
    withdraw_submission dispute_statements dispute_withdrawal draft_autosave draft_discard
    draft_return
    upload_removal change_distance viewing mature notice_settings following change_following
    report unsent mfa_deactivate_totp mfa_remove_webauthn new_draft preview
"""
RIGHTS = frozenset(_RIGHTS.split())
"""Open to whoever is suspended: their account, their money, their words about the decision."""
OWN_AFFAIRS = RIGHTS | frozenset(_OWN_AFFAIRS.split())
"""What whoever is limited may still send: nothing that others meet."""


def heed_restraint(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    """Middleware, after users. Of anybody else it costs nothing."""

    def respond(request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and _stands_in_the_way(user, request):
            decision = user.restraining_decision
            context = {"decision": decision, "typed": words_of(request)}
            return render(request, "accounts/restrained.html", context, status=403)
        return get_response(request)

    return respond


def _stands_in_the_way(user: User, request: HttpRequest) -> bool:
    if user.suspended_at:
        return _name(request) not in RIGHTS
    return user.is_limited and request.method == "POST" and _name(request) not in OWN_AFFAIRS


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""
