from hitrecord.admin import albums, appeals, cases, comments, copyright, picks, renamings, works

__all__ = ["albums", "appeals", "cases", "comments", "copyright", "picks", "renamings", "works"]
