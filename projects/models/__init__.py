from projects.models import acts as _acts  # noqa: F401  (the words of the log)
from projects.models.aim import Aim
from projects.models.announcement import Announcement
from projects.models.call import Call, Decision, Reward, Submission
from projects.models.call_change import CallChange
from projects.models.call_draft import CallDraft
from projects.models.document import CallDocument, ProjectDocument
from projects.models.guarantee import AmountPaid, Guarantee
from projects.models.leading import Answer, LeadChange, LeadInvitation, Turn
from projects.models.making import Making
from projects.models.outside import Outside
from projects.models.place import Lane, Place
from projects.models.plan import LONGEST, Measure, Plan, PlanRevision
from projects.models.production import Credit, Piece, Production
from projects.models.project import Lead, Phase, PhaseChange, Project
from projects.models.silence import Silence
from projects.models.step import Step
from projects.models.update import FormerUpdate, Update
from projects.models.verdict import Verdict

__all__ = [
    "LONGEST",
    "Aim",
    "AmountPaid",
    "Announcement",
    "Answer",
    "Call",
    "CallChange",
    "CallDocument",
    "CallDraft",
    "Credit",
    "Decision",
    "FormerUpdate",
    "Guarantee",
    "Lane",
    "Lead",
    "LeadChange",
    "LeadInvitation",
    "Making",
    "Measure",
    "Outside",
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
    "Silence",
    "Step",
    "Submission",
    "Turn",
    "Update",
    "Verdict",
]
