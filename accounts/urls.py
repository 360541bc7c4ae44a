from django.urls import path

from accounts.views import (
    addresses,
    distances,
    elsewhere,
    mail_choices,
    muting,
    notices,
    sessions,
    settings,
    unsubscribing,
    viewing,
)

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_notices, name="read_notices"),
    path("notices/unread/", notices.unread, name="unread_notices"),
    path("notices/mute/", muting.change_mute, name="change_mute"),
    path("unsubscribe/<str:token>/", unsubscribing.unsubscribe, name="unsubscribe"),
    path("settings/place/", mail_choices.place, name="place"),
    path("notices/<int:pk>/", notices.notice, name="notice"),
    path("settings/", settings.first_of_settings, name="first_of_settings"),
    path("settings/profile/", settings.profile_settings, name="settings"),
    path("settings/notices/", mail_choices.notice_settings, name="notice_settings"),
    path("settings/viewing/", viewing.viewing, name="viewing"),
    path("mature/", viewing.mature, name="mature"),
    path("accounts/oidc/<slug:provider_id>/login/", elsewhere.login, name="openid_connect_login"),
    path(
        "accounts/oidc/<slug:provider_id>/login/callback/",
        elsewhere.callback,
        name="openid_connect_callback",
    ),
    path("accounts/email/", addresses.own_address, name="account_email"),
    path("accounts/email/<str:token>/", addresses.address_change, name="address_change"),
    path("accounts/sessions/", sessions.sittings, name="usersessions_list"),
    path("settings/sessions/<int:pk>/end/", sessions.end_session, name="end_session"),
    path("settings/distances/", distances.distance_settings, name="distances"),
    path("settings/distances/<slug:handle>/", distances.change_distance, name="change_distance"),
    path("welcome/", settings.welcome, name="welcome"),
]
