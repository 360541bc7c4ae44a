from payouts.admin import books, objections, proposals, records, shares

__all__ = ["books", "objections", "proposals", "records", "shares"]
