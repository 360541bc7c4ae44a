from hitrecord.admin import albums, appeals, cases, copyright, picks, renamings

__all__ = ["albums", "appeals", "cases", "copyright", "picks", "renamings"]
