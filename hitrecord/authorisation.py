"""Who may open which address: the one table. A view that is not in it fails a test.

What belongs to somebody is looked up by permission inside its view, so a stranger gets 404; this
table says who gets that far. The admin has its own rule: staff with the permission.
"""

from __future__ import annotations

from enum import StrEnum


class Access(StrEnum):
    EVERYONE = "everyone"
    MEMBER = "members"
    OWN = "members, for what is their own"
    LEAD = "the project's leads"
    MODERATOR = "moderators"
    DEVELOPMENT = "everyone, in development only"


_NAMES: dict[Access, str] = {
    Access.EVERYONE: """
        home icon search forget_searches
        profile persons_works persons_remixes
        theme language help_how help_split help_money help_rights help_accessibility
        help_ranking tag_suggestions accord accord_version
        mature robots tdmrep help_files
        healthz readyz discover tag work version comparison books pdf epub
        lineage generation lineage_json credits made_into recommendations recommended_by
        credits_txt credits_json entry file file_state playlist playlist_size
        projects project calls call production plan plan_history
        update_history activity project_works project_people project_calls project_updates
        project_offshoots project_outside
        proposal proposal_state proposal_json proposal_csv proposal_document
        proposal_person proposal_telling open_books
        account_login account_logout account_inactive
        account_signup account_email_verification_sent account_reset_password
        account_confirm_login_code account_confirm_email
        account_reset_password_from_key_done account_reset_password_from_key
        account_reset_password_done transcript captions_vtt verify authority
        dispute work_disputes claim_link stripe_webhook comment report confirm_report
        api api_openapi api_works api_work api_versions api_version api_lineage api_credits
        api_people api_person api_projects api_project api_proposals api_proposal api_shares
        api_search api_nothing help_api embed oembed link_picture
        legal legal_version sitemap sitemap_part manifest security change_password
        feed person_feed project_feed tag_feed search_feed
        copyright_notice album albums work_albums
        mfa_authenticate mfa_login_webauthn socialaccount_login_cancelled
        socialaccount_login_error socialaccount_signup openid_connect_login
        openid_connect_callback unsubscribe address_change unread_notices
    """,
    Access.MEMBER: """
        recommendation work_comments contribute drafts preview remix avatar new_project
        project_comments submissions proposal_comments objections earnings notices read_notices
        payout_settings stripe_connect stripe_connect_again stripe_connect_back
        statement statement_csv statement_pdf earning_years earning_years_csv
        settings first_of_settings unsent viewing welcome download account_reauthenticate
        account_email
        account_change_password account_set_password answers uploads original
        usersessions_list mfa_index mfa_reauthenticate mfa_activate_totp mfa_deactivate_totp
        mfa_view_recovery_codes mfa_generate_recovery_codes mfa_download_recovery_codes
        mfa_list_webauthn mfa_add_webauthn mfa_reauthenticate_webauthn mfa_remove_webauthn
        leaving stay export export_state staff_acts
        following change_following distances change_distance change_mute
        mfa_edit_webauthn socialaccount_connections
        new_draft notice_settings place made_from_mine disputes claim dispute_source
        take_over make_for_call new_album album_addition
    """,
    Access.OWN: """
        end_session export_archive
        edit_work pin withdrawal comment_withdrawal draft draft_autosave draft_discard
        draft_return versions
        rewording comment_resolution feedback file_attempts file_original book_attempts
        draft_authors invitation
        submit withdraw_submission earnings_why lead_answer
        restore_submission part_outside
        notice objection_withdrawal waiver waiver_of waiver_answer
        statement_of_reasons appeal counter_notice
        upload upload_part upload_completion upload_removal draft_files draft_waiting
        draft_suggestions suggestion_answer
        dispute_statements dispute_withdrawal
        captions captions_removal captions_return captions_default
        edit_album album_item album_curators album_answer leave_album
        album_deletion album_return
    """,
    Access.LEAD: """
        edit_plan desk project_dispute decision open_call close_call updates phase leads
        undo_decision lead_invitation_back step_down speak_up edit_update steps step
        drop_call_draft edit_call outside influences edit_project project_cover cover_removal
        finish
    """,
    Access.MODERATOR: """
        dispute_decision removal
    """,
    Access.DEVELOPMENT: """
        dev sign_in_as sent_mail
    """,
}


def _table(names: dict[Access, str]) -> dict[str, Access]:
    """Raises ValueError for a name that stands in it twice: one of the two would say nothing."""
    said = [name for listed in names.values() for name in listed.split()]
    twice = sorted({name for name in said if said.count(name) > 1})
    if twice:
        raise ValueError(f"Named twice: {' '.join(twice)}.")
    return {name: access for access, listed in names.items() for name in listed.split()}


ACCESS: dict[str, Access] = _table(_NAMES)
"""The name of an address → who may open it. Members' addresses send others to the sign-in page."""
