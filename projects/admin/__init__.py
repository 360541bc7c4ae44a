from projects.admin.call import CallAdmin, SubmissionAdmin
from projects.admin.production import ProductionAdmin
from projects.admin.project import ProjectAdmin

__all__ = ["CallAdmin", "ProductionAdmin", "ProjectAdmin", "SubmissionAdmin"]
