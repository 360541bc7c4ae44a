from payouts.admin import books, proposals, records, shares

__all__ = ["books", "proposals", "records", "shares"]
