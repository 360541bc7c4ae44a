from django.urls import URLPattern, path

from projects.views import (
    calls,
    decisions,
    desk,
    discussion,
    disputes,
    leading,
    plan,
    productions,
    projects,
    steering,
    submissions,
)

urlpatterns: list[URLPattern] = [
    path("projects/", projects.projects, name="projects"),
    path("projects/new/", projects.new_project, name="new_project"),
    path("projects/<slug:slug>/", projects.project, name="project"),
    path("projects/<slug:slug>/comments/", discussion.comments, name="project_comments"),
    path(
        "projects/<slug:slug>/comments/<int:pk>/withdrawal/",
        discussion.withdrawal,
        name="project_comment_withdrawal",
    ),
    path("projects/<slug:slug>/plan/", plan.plan, name="plan"),
    path("projects/<slug:slug>/plan/edit/", plan.edit, name="edit_plan"),
    path("projects/<slug:slug>/plan/history/", plan.history, name="plan_history"),
    path("projects/<slug:slug>/desk/", desk.desk, name="desk"),
    path("projects/<slug:slug>/desk/decisions/<int:pk>/", decisions.decision, name="decision"),
    path(
        "projects/<slug:slug>/desk/decisions/<int:pk>/undoing/",
        decisions.undo_decision,
        name="undo_decision",
    ),
    path("projects/<slug:slug>/desk/calls/", desk.open_call, name="open_call"),
    path("projects/<slug:slug>/desk/calls/<int:pk>/closing/", desk.closing, name="close_call"),
    path(
        "projects/<slug:slug>/disputes/<int:pk>/", disputes.project_dispute, name="project_dispute"
    ),
    path("projects/<slug:slug>/desk/updates/", steering.updates, name="updates"),
    path("projects/<slug:slug>/desk/phase/", steering.phase, name="phase"),
    path("projects/<slug:slug>/desk/leads/", leading.leads, name="leads"),
    path(
        "projects/<slug:slug>/desk/leads/<int:pk>/taking-back/",
        leading.lead_invitation_back,
        name="lead_invitation_back",
    ),
    path("projects/<slug:slug>/desk/stepping-down/", leading.step_down, name="step_down"),
    path("projects/<slug:slug>/desk/presence/", leading.speak_up, name="speak_up"),
    path("projects/<slug:slug>/leading/", leading.lead_answer, name="lead_answer"),
    path("projects/<slug:slug>/takeover/", leading.take_over, name="take_over"),
    path("calls/", calls.calls, name="calls"),
    path("calls/<int:pk>/", calls.call, name="call"),
    path("calls/<int:pk>/answers/", calls.answers, name="answers"),
    path("works/<int:pk>/submit/", submissions.submit, name="submit"),
    path("submissions/", submissions.submissions, name="submissions"),
    path("submissions/<int:pk>/withdrawal/", submissions.withdrawal, name="withdraw_submission"),
    path("productions/<slug:slug>/", productions.production, name="production"),
]
