from hitrecord.admin import albums, appeals, cases, copyright, picks

__all__ = ["albums", "appeals", "cases", "copyright", "picks"]
