from django.urls import path

from hitrecord.api import lineage, people, projects, proposals, root, search, versions, works

urlpatterns = [
    path("", root.root, name="api"),
    path("openapi.json", root.openapi, name="api_openapi"),
    path("works/", works.works, name="api_works"),
    path("works/<int:pk>/", works.work, name="api_work"),
    path("works/<int:pk>/versions/", versions.versions, name="api_versions"),
    path("works/<int:pk>/versions/<int:number>/", versions.version, name="api_version"),
    path("works/<int:pk>/lineage/", lineage.lineage, name="api_lineage"),
    path("works/<int:pk>/credits/", lineage.credits, name="api_credits"),
    path("people/", people.people, name="api_people"),
    path("people/<slug:key>/", people.person, name="api_person"),
    path("projects/", projects.projects, name="api_projects"),
    path("projects/<slug:slug>/", projects.project, name="api_project"),
    path("proposals/", proposals.proposals, name="api_proposals"),
    path("proposals/<int:pk>/", proposals.proposal, name="api_proposal"),
    path("proposals/<int:pk>/shares/", proposals.shares, name="api_shares"),
    path("search/", search.search, name="api_search"),
    path("<path:path>", root.nothing, name="api_nothing"),
]
