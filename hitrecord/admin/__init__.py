from hitrecord.admin import appeals, cases, copyright

__all__ = ["appeals", "cases", "copyright"]
