from hitrecord.admin import albums, appeals, cases, copyright

__all__ = ["albums", "appeals", "cases", "copyright"]
