from django.urls import path

from payouts.views import (
    books,
    claims,
    connecting,
    discussion,
    earnings,
    objections,
    payout_settings,
    proposal,
    proposal_files,
    statements,
    waivers,
    webhooks,
    why,
    years,
)

urlpatterns = [
    path("proposals/<int:pk>/", proposal.proposal, name="proposal"),
    path("proposals/<int:pk>/state/", proposal.proposal_state, name="proposal_state"),
    path("proposals/<int:pk>/comments/", discussion.proposal_comments, name="proposal_comments"),
    path("proposals/<int:pk>/proposal.json", proposal_files.proposal_json, name="proposal_json"),
    path("proposals/<int:pk>/proposal.csv", proposal_files.proposal_csv, name="proposal_csv"),
    path("proposals/<int:pk>/document.json", proposal.proposal_document, name="proposal_document"),
    path("proposals/<int:pk>/people/<slug:key>/", why.proposal_person, name="proposal_person"),
    path(
        "proposals/<int:pk>/people/<slug:key>/telling/",
        why.proposal_telling,
        name="proposal_telling",
    ),
    path("proposals/<int:pk>/objections/", objections.proposal_objections, name="objections"),
    path(
        "proposals/objections/<int:pk>/withdrawal/",
        objections.objection_withdrawal,
        name="objection_withdrawal",
    ),
    path("earnings/", earnings.earnings, name="earnings"),
    path("earnings/payout/", payout_settings.payout_settings, name="payout_settings"),
    path("earnings/statements/<int:year>/", statements.statement, name="statement"),
    path("earnings/statements/<int:year>/<int:month>/", statements.statement, name="statement"),
    path("earnings/statements/<int:year>.csv", statements.statement_csv, name="statement_csv"),
    path(
        "earnings/statements/<int:year>/<int:month>.csv",
        statements.statement_csv,
        name="statement_csv",
    ),
    path("earnings/statements/<int:year>.pdf", statements.statement_as_pdf, name="statement_pdf"),
    path(
        "earnings/statements/<int:year>/<int:month>.pdf",
        statements.statement_as_pdf,
        name="statement_pdf",
    ),
    path("earnings/years/", years.earning_years, name="earning_years"),
    path("earnings/years.csv", years.earning_years_csv, name="earning_years_csv"),
    path("earnings/payout/stripe/", connecting.stripe_connect, name="stripe_connect"),
    path(
        "earnings/payout/stripe/again/",
        connecting.stripe_connect_again,
        name="stripe_connect_again",
    ),
    path(
        "earnings/payout/stripe/back/", connecting.stripe_connect_back, name="stripe_connect_back"
    ),
    path("webhooks/stripe/", webhooks.stripe_webhook, name="stripe_webhook"),
    path("claims/<str:token>/", claims.claim_link, name="claim_link"),
    path("earnings/why/<slug:slug>/", why.earnings_why, name="earnings_why"),
    path("open-books/", books.open_books, name="open_books"),
    path("productions/<slug:slug>/waiver/", waivers.waiver, name="waiver"),
    path("productions/<slug:slug>/waiver/<slug:key>/", waivers.waiver, name="waiver_of"),
    path("earnings/waivers/<int:pk>/", waivers.waiver_answer, name="waiver_answer"),
    path("productions/<slug:slug>/books/", books.books, name="books"),
]
