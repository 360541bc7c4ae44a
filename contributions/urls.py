from django.urls import URLPattern, path

from contributions.views import contribute, drafts, files, portraits, processing

urlpatterns: list[URLPattern] = [
    path("contribute/", contribute.contribute, name="contribute"),
    path("drafts/", drafts.draft_list, name="drafts"),
    path("drafts/<int:pk>/", drafts.draft, name="draft"),
    path("drafts/<int:pk>/autosave/", drafts.autosave, name="draft_autosave"),
    path("drafts/<int:pk>/discard/", drafts.discard, name="draft_discard"),
    path("works/<int:pk>/remix/", contribute.remix, name="remix"),
    path("works/<int:pk>/versions/", contribute.versions, name="versions"),
    path("files/<path:name>", files.file, name="file"),
    path("files-state/<int:pk>/", processing.file_state, name="file_state"),
    path("files-state/<int:pk>/attempts/", processing.attempts, name="file_attempts"),
    path("settings/avatar/", portraits.avatar, name="avatar"),
]
