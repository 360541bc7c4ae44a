from accounts.admin import accords, goings, people
from accounts.admin.people import ReadOnlyAdmin

__all__ = ["ReadOnlyAdmin", "accords", "goings", "people"]
