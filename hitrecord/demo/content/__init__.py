"""The studio's story as data, oldest first. Keys (strings) refer from one thing to another."""

from hitrecord.demo.content.calls import CALLS
from hitrecord.demo.content.comments import COMMENTS, RECOMMENDATIONS
from hitrecord.demo.content.people import PEOPLE, SKILLS
from hitrecord.demo.content.plans import PLANS
from hitrecord.demo.content.productions import PRODUCTIONS
from hitrecord.demo.content.projects import PROJECTS
from hitrecord.demo.content.works import RELEASES, WORKS

__all__ = [
    "CALLS",
    "COMMENTS",
    "PEOPLE",
    "PLANS",
    "PRODUCTIONS",
    "PROJECTS",
    "RECOMMENDATIONS",
    "RELEASES",
    "SKILLS",
    "WORKS",
]
