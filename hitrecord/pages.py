"""The pages that compose several apps."""

from django.conf import settings
from django.urls import path

from hitrecord.views import (
    accord,
    development,
    export,
    feeds,
    following,
    health,
    help,
    home,
    icon,
    leaving,
    profile,
    programs,
    reporting,
    search,
    staff_acts,
    statement,
    theme,
    unsent,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("people/<slug:handle>/", profile.profile, name="profile"),
    path("people/<slug:handle>/recommendations/", profile.recommended_by, name="recommended_by"),
    path("following/", following.following, name="following"),
    path("following/change/", following.change_following, name="change_following"),
    path("settings/leaving/", leaving.leaving, name="leaving"),
    path("settings/leaving/stay/", leaving.stay, name="stay"),
    path("settings/staff/", staff_acts.acts, name="staff_acts"),
    path("settings/export/", export.export, name="export"),
    path("settings/export/state/", export.export_state, name="export_state"),
    path("settings/export/<int:pk>/", export.archive, name="export_archive"),
    path("unsent/", unsent.unsent, name="unsent"),
    path("report/<slug:kind>/<int:pk>/", reporting.report, name="report"),
    path("decisions/<int:pk>/", statement.statement, name="statement_of_reasons"),
    path("decisions/<int:pk>/appeal/", statement.appeal, name="appeal"),
    path("theme/", theme.theme, name="theme"),
    path("help/how-it-works/", help.how, name="help_how"),
    path("help/files/", help.files, name="help_files"),
    path("help/the-split/", help.split, name="help_split"),
    path("help/ranking/", help.ranking, name="help_ranking"),
    path("help/rights/", help.rights, name="help_rights"),
    path("help/accord/", accord.accord, name="accord"),
    path("help/accord/<int:number>/", accord.accord_version, name="accord_version"),
    path("help/api/", help.api, name="help_api"),
    path("help/accessibility/", help.accessibility, name="help_accessibility"),
    path("feed.atom", feeds.new_works, name="feed"),
    path("people/<slug:handle>/feed.atom", feeds.of_person, name="person_feed"),
    path("projects/<slug:slug>/feed.atom", feeds.of_project, name="project_feed"),
    path("tags/<str:slug>/feed.atom", feeds.of_tag, name="tag_feed"),
    path("search/feed.atom", feeds.of_search, name="search_feed"),
    path("robots.txt", programs.robots, name="robots"),
    path(".well-known/tdmrep.json", programs.tdmrep, name="tdmrep"),
    path("favicon.ico", icon.icon, name="icon"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
if settings.IS_DEVELOPMENT:
    urlpatterns += [
        path("dev/", development.development, name="dev"),
        path("dev/sign-in/", development.sign_in_as, name="sign_in_as"),
    ]
