from accounts.admin import accords, goings, mails, people
from accounts.admin.people import ReadOnlyAdmin

__all__ = ["ReadOnlyAdmin", "accords", "goings", "mails", "people"]
