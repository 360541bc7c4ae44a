"""All addresses of the house; each app names its own in `<app>.urls`."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("hitrecord.pages")),
    path("api/v1/", include("hitrecord.api.urls")),
    path("", include("contributions.urls")),
    path("", include("projects.urls")),
    path("", include("payouts.urls")),
    path("", include("accounts.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/3rdparty/", include("allauth.socialaccount.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "hitrecord.views.errors.bad_request"
handler403 = "hitrecord.views.errors.forbidden"
handler404 = "hitrecord.views.errors.not_found"
handler429 = "hitrecord.views.errors.too_many"
handler500 = "hitrecord.views.errors.server_error"
