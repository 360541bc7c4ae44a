from projects.models.call import Call, Decision, Reward, Submission
from projects.models.document import CallDocument, ProjectDocument
from projects.models.place import Lane, Place
from projects.models.plan import LONGEST, Measure, Plan, PlanRevision
from projects.models.production import Credit, Piece, Production
from projects.models.project import Lead, Phase, PhaseChange, Project, Update

__all__ = [
    "LONGEST",
    "Call",
    "CallDocument",
    "Credit",
    "Decision",
    "Lane",
    "Lead",
    "Measure",
    "Phase",
    "PhaseChange",
    "Piece",
    "Place",
    "Plan",
    "PlanRevision",
    "Production",
    "Project",
    "ProjectDocument",
    "Reward",
    "Submission",
    "Update",
]
