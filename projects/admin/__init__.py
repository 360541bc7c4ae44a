from projects.admin import call, news, plan, production, project

__all__ = ["call", "news", "plan", "production", "project"]
