"""Which journey looks at which page with axe and the ruler, and why some are left out: by the names
of the table of who may open what. A quick test holds it complete, and looking holds it true."""

from __future__ import annotations

_LOOKED_AT = {
    "test_pages": """
        home discover search tag calls projects open_books profile persons_works persons_remixes
        recommended_by help_how help_split help_money help_ranking help_rights help_accessibility
        help_files help_api accord accord_version legal legal_version copyright_notice unsubscribe
        verify account_login account_signup account_reset_password account_reset_password_done
        account_email_verification_sent account_confirm_email account_reset_password_from_key
        account_reset_password_from_key_done account_inactive socialaccount_login_cancelled
        socialaccount_login_error dev contribute drafts notices made_from_mine disputes
        notice_settings place staff_acts earnings earning_years payout_settings statement
        submissions new_project settings avatar welcome distances export leaving following
        mfa_index mfa_list_webauthn mfa_activate_totp usersessions_list socialaccount_connections
        account_email account_change_password account_logout work version made_into
        recommendations lineage generation credits work_disputes work_albums project activity
        project_works project_people project_calls project_updates project_offshoots
        project_outside
        call production books proposal report earnings_why waiver objections submit claim
        dispute dispute_source removal desk edit_project project_cover edit_update influences
        update_history plan edit_plan plan_history edit_call edit_work new_album albums viewing
        unsent
    """,
    "test_claiming": "claim_link",
    "test_co_authors": "invitation draft_authors",
    "test_failing_files": "draft",
    "test_watching": "transcript captions",
    "test_writing": "comparison",
    "test_staff_pages": "statement_of_reasons",
}
LOOKED_AT = {name: where for where, names in _LOOKED_AT.items() for name in names.split()}

_LEFT_OUT = {
    "is for programs, or a file": """
        robots tdmrep healthz readyz tag_suggestions pdf epub lineage_json credits_txt
        credits_json entry file playlist playlist_size proposal_json proposal_csv proposal_document
        captions_vtt authority api api_openapi api_works api_work api_versions api_version
        api_lineage api_credits api_people api_person api_projects api_project api_proposals
        api_proposal api_shares api_search api_nothing oembed link_picture sitemap sitemap_part
        manifest icon security feed person_feed project_feed tag_feed search_feed statement_csv
        statement_pdf earning_years_csv original file_original export_archive
        mfa_download_recovery_codes upload upload_part unread_notices
    """,
    "is a part of a page that is looked at": """
        file_state proposal_state export_state draft_files draft_waiting draft_suggestions
    """,
    "leads on to another page": """
        change_password remix notice download openid_connect_login openid_connect_callback
        mfa_login_webauthn stripe_connect_again stripe_connect_back account_confirm_login_code
        mfa_reauthenticate mfa_reauthenticate_webauthn first_of_settings
    """,
    "asks for a step with a mail or a device, on a form like the others": """
        mfa_authenticate mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes
        mfa_add_webauthn mfa_remove_webauthn mfa_edit_webauthn account_reauthenticate
        account_set_password socialaccount_signup address_change confirm_report sent_mail
    """,
    "needs a story of its own; made of the same parts as pages that are looked at": """
        proposal_person comment rewording album edit_album embed waiver_of waiver_answer
        counter_notice project_dispute finish
    """,
}
LEFT_OUT = {name: why for why, names in _LEFT_OUT.items() for name in names.split()}
