from accounts.admin import accords, people
from accounts.admin.people import ReadOnlyAdmin

__all__ = ["ReadOnlyAdmin", "accords", "people"]
