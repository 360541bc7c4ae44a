from projects.admin.call import CallAdmin, SubmissionAdmin
from projects.admin.production import PieceAdmin, ProductionAdmin
from projects.admin.project import ProjectAdmin

__all__ = ["CallAdmin", "PieceAdmin", "ProductionAdmin", "ProjectAdmin", "SubmissionAdmin"]
