from projects.models.call import Call, Decision, Reward, Submission
from projects.models.production import Credit, Piece, Production
from projects.models.project import Lead, Phase, PhaseChange, Project, Update

__all__ = [
    "Call",
    "Credit",
    "Decision",
    "Lead",
    "Phase",
    "PhaseChange",
    "Piece",
    "Production",
    "Project",
    "Reward",
    "Submission",
    "Update",
]
