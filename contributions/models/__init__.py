from contributions.models import acts as _acts  # noqa: F401  (the words of the log)
from contributions.models.album import Album, AlbumCurator, AlbumItem
from contributions.models.anchor import Anchor
from contributions.models.authors import Answer, DraftAuthor
from contributions.models.blanking import Blanking
from contributions.models.case import Case
from contributions.models.contribution import Contribution
from contributions.models.copyright import CopyrightNotice
from contributions.models.credential import Incoming, KnownFile, Signing
from contributions.models.decision import Decision, Measure
from contributions.models.disclosure import AiUse
from contributions.models.dispute import About, Dispute, Outcome
from contributions.models.document import Document
from contributions.models.draft import Draft, DraftSource, Visit
from contributions.models.edit import Edit
from contributions.models.feedback import Bluntness, FeedbackRequest
from contributions.models.fingerprint import Fingerprint
from contributions.models.kind import Kind, Layout, Relation
from contributions.models.link_picture import LinkPicture
from contributions.models.mark import PassageMark, PictureMark, SoundMark
from contributions.models.media import MediaFile, Processing, Rendition
from contributions.models.offsite import DraftOffsiteSource, OffsiteSource
from contributions.models.pick import StaffPick
from contributions.models.pin import Pin
from contributions.models.poster import Poster
from contributions.models.printing import Printing
from contributions.models.ranking import RankedDay, Ranking, Views
from contributions.models.recommendation import Recommendation
from contributions.models.renaming import Renaming
from contributions.models.report import Grounds, Report
from contributions.models.resolution import Resolution, State
from contributions.models.rewording import Rewording
from contributions.models.sent import Sent
from contributions.models.source_search import SourceSearch
from contributions.models.standing import Standing
from contributions.models.suggestion import Suggestion
from contributions.models.tag import Tag, TagMerge
from contributions.models.thread import Comment, Thread
from contributions.models.transcript import Transcript
from contributions.models.upload import Upload
from contributions.models.version import Authorship, Source, Version

__all__ = [
    "About",
    "AiUse",
    "Album",
    "AlbumCurator",
    "AlbumItem",
    "Anchor",
    "Answer",
    "Authorship",
    "Blanking",
    "Bluntness",
    "Case",
    "Comment",
    "Contribution",
    "CopyrightNotice",
    "Decision",
    "Dispute",
    "Document",
    "Draft",
    "DraftAuthor",
    "DraftOffsiteSource",
    "DraftSource",
    "Edit",
    "FeedbackRequest",
    "Fingerprint",
    "Grounds",
    "Incoming",
    "Kind",
    "KnownFile",
    "Layout",
    "LinkPicture",
    "Measure",
    "MediaFile",
    "OffsiteSource",
    "Outcome",
    "PassageMark",
    "PictureMark",
    "Pin",
    "Poster",
    "Printing",
    "Processing",
    "RankedDay",
    "Ranking",
    "Recommendation",
    "Relation",
    "Renaming",
    "Rendition",
    "Report",
    "Resolution",
    "Rewording",
    "Sent",
    "Signing",
    "SoundMark",
    "Source",
    "SourceSearch",
    "StaffPick",
    "Standing",
    "State",
    "Suggestion",
    "Tag",
    "TagMerge",
    "Thread",
    "Transcript",
    "Upload",
    "Version",
    "Views",
    "Visit",
]
