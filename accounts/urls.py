from django.urls import path

from accounts.views import notices, settings

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_notices, name="read_notices"),
    path("notices/<int:pk>/", notices.notice, name="notice"),
    path("settings/profile/", settings.profile_settings, name="settings"),
    path("welcome/", settings.welcome, name="welcome"),
]
