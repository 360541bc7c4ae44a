"""What every row that knows a member means to them: the one table. A row with a key to a user or a
person that is not in it fails a test, so that neither export nor leaving forgets one.

In an export: its rows are given to the member, or they are not (what opens the account, and what
others did). On leaving: it goes, or it stays. What stays points at an account that has no name, no
address and no way in, or at a person under the name that was chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OnLeaving(StrEnum):
    GOES = "goes"
    STAYS = "stays"
    BY_HAND = "is looked after in hitrecord.leaving"


@dataclass(frozen=True, slots=True)
class Meaning:
    is_given: bool
    on_leaving: OnLeaving


_GIVEN_AND_GOES = """
    accounts.AddressChange.user
    accounts.Export.user accounts.Follow.user accounts.Distance.keeper accounts.FormerHandle.user
    accounts.Notice.recipient accounts.User_skills.user
    accounts.Choice.user accounts.Mute.user accounts.Digest.user
    account.EmailAddress.user usersessions.UserSession.user socialaccount.SocialAccount.user
    projects.Making.by accounts.ProfileRemoval.user
    contributions.Recommendation.user contributions.Visit.user contributions.Sent.user
    contributions.Upload.uploader contributions.MediaFile.portrait_of
    contributions.AlbumCurator.user
"""
_GIVEN_AND_STAYS = """
    accounts.Acceptance.user accounts.AuditRecord.actor accounts.RoleChange.user
    contributions.Authorship.person contributions.Contribution.withdrawn_by
    contributions.FeedbackRequest.asked_by contributions.Resolution.by
    contributions.Report.by contributions.Decision.account contributions.Decision.appealed_by
    contributions.CopyrightNotice.by contributions.CopyrightNotice.counter_by
    contributions.Dispute.raised_by contributions.Edit.by contributions.MediaFile.uploader
    contributions.Pin.pinned_by contributions.Transcript.written_by
    projects.Project.started_by projects.PhaseChange.by projects.Update.author
    projects.Call.opened_by projects.Submission.submitted_by projects.Credit.person
    projects.Step.done_by projects.LeadInvitation.by projects.LeadInvitation.user
    projects.LeadChange.user projects.FormerUpdate.by projects.Outside.declared_by
    projects.CallChange.by
    projects.Outside_influences.person
    payouts.Payee.person payouts.Payee.claimed_by payouts.Claim.by payouts.Share.person
    payouts.Objection.by payouts.Waiver.person payouts.Waiver.by payouts.Window.person
    payouts.WaiverWord.by
    payouts.Destination.made_by
    contributions.Album.made_by contributions.AlbumItem.added_by projects.PlanRevision.by
"""
_GIVEN_BY_HAND = """
    accounts.Departure.user accounts.Person.user accounts.Person.claimed_by
    contributions.Comment.author contributions.Draft.author contributions.DraftAuthor.person
    projects.Lead.user
"""
# Not theirs to take along: what opens the account, and acts of staff about the works of others.
_KEPT_AND_GOES = """
    mfa.Authenticator.user accounts.User_groups.user accounts.User_user_permissions.user
    accounts.Distance.other accounts.Document.person
"""
_KEPT_AND_STAYS = """
    accounts.Accord.published_by accounts.Notice.actor admin.LogEntry.user
    accounts.Announcement.actor accounts.LegalText.published_by
    accounts.RoleChange.asked_by accounts.RoleChange.decided_by
    contributions.Contribution.removed_by contributions.Dispute.decided_by
    contributions.Comment.removed_by contributions.Decision.by contributions.Decision.reviewed_by
    contributions.CopyrightNotice.handled_by
    contributions.Suggestion.answered_by contributions.Transcript.closed_by
    contributions.TagMerge.by contributions.Tag.looked_by
    accounts.ProfileRemoval.by
    contributions.Recommendation.hidden_by projects.Project.hidden_by
    projects.Call.hidden_by projects.Update.hidden_by
    projects.Guarantee.by projects.AmountPaid.by
    projects.Call.closed_by projects.Submission.decided_by projects.Verdict.by
    projects.Silence.taken_by projects.Announcement.by projects.Outside.answered_by
    payouts.Entry.actor payouts.AnswerFile.received_by payouts.Proposal.drafted_by
    payouts.Listing.received_by payouts.Adjustment.made_by
    payouts.Adjustment.confirmed_by payouts.Adjustment.dropped_by
    payouts.Proposal.opened_by payouts.Proposal.final_by payouts.Distribution.made_by
    payouts.Freeze.lifted_by payouts.Freeze.asked_by payouts.LetPass.by
    payouts.Finding.answered_by
    payouts.Objection.answered_by payouts.Hold.held_by
    payouts.Objection.hidden_by payouts.Objection.answer_hidden_by
    payouts.Hold.settled_by payouts.Sale.recorded_by payouts.Cost.recorded_by
    payouts.Budget.recorded_by payouts.Batch.made_by payouts.Batch.approved_by
    payouts.Clawback.made_by payouts.Clawback.confirmed_by payouts.Clawback.let_go_by
    payouts.Clawback.dropped_by
    payouts.Clearance.made_by payouts.Clearance.confirmed_by payouts.Clearance.dropped_by
    payouts.GuardianCheck.checked_by payouts.Minor.marked_by payouts.Minor.ended_by
    payouts.Errand.by payouts.TaxForm.recorded_by
    payouts.Batch.cancelled_by payouts.Letter.made_by payouts.Claim.decided_by
    contributions.AlbumCurator.invited_by contributions.StaffPick.picked_by
    contributions.StaffPick.ended_by contributions.Album.hidden_by
    contributions.Renaming.person accounts.Retelling.person
"""


def _meanings(keys: str, is_given: bool, on_leaving: OnLeaving) -> dict[str, Meaning]:
    return dict.fromkeys(keys.split(), Meaning(is_given, on_leaving))


PERSONAL: dict[str, Meaning] = {
    **_meanings(_GIVEN_AND_GOES, True, OnLeaving.GOES),
    **_meanings(_GIVEN_AND_STAYS, True, OnLeaving.STAYS),
    **_meanings(_GIVEN_BY_HAND, True, OnLeaving.BY_HAND),
    **_meanings(_KEPT_AND_GOES, False, OnLeaving.GOES),
    **_meanings(_KEPT_AND_STAYS, False, OnLeaving.STAYS),
}
"""`app.Model.field` → what it means."""
