from payouts.admin import batches, books, objections, proposals, records, shares

__all__ = ["batches", "books", "objections", "proposals", "records", "shares"]
