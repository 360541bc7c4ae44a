from hitrecord.admin import appeals, cases

__all__ = ["appeals", "cases"]
