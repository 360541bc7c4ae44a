"""The way of a copyright notice: which step leads from where to where."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    RECEIVED = "received"
    REFUSED = "refused"
    FORWARDED = "forwarded"
    REMOVED = "removed"
    COUNTERED = "countered"
    RESTORED = "restored"
    KEPT_DOWN = "kept_down"


class Step(StrEnum):
    REFUSE = "refuse"
    FORWARD = "forward"
    REMOVE = "remove"
    COUNTER = "counter"
    RESTORE = "restore"
    KEEP_DOWN = "keep_down"


WAY: dict[tuple[Stage, Step], Stage] = {
    (Stage.RECEIVED, Step.REFUSE): Stage.REFUSED,
    (Stage.RECEIVED, Step.FORWARD): Stage.FORWARDED,
    (Stage.RECEIVED, Step.REMOVE): Stage.REMOVED,
    (Stage.FORWARDED, Step.REMOVE): Stage.REMOVED,
    (Stage.FORWARDED, Step.COUNTER): Stage.COUNTERED,
    (Stage.REMOVED, Step.COUNTER): Stage.COUNTERED,
    (Stage.FORWARDED, Step.RESTORE): Stage.RESTORED,
    (Stage.REMOVED, Step.RESTORE): Stage.RESTORED,
    (Stage.COUNTERED, Step.RESTORE): Stage.RESTORED,
    (Stage.COUNTERED, Step.KEEP_DOWN): Stage.KEPT_DOWN,
    (Stage.KEPT_DOWN, Step.RESTORE): Stage.RESTORED,
}
BY_THE_CLOCK = {Stage.FORWARDED: Step.REMOVE, Stage.COUNTERED: Step.RESTORE}
"""What happens when a deadline passes: silence is taken for agreement, by either side."""
PENDING = (Stage.RECEIVED, Stage.FORWARDED, Stage.REMOVED, Stage.COUNTERED)
"""Not over."""
HOLDING = (Stage.FORWARDED, Stage.REMOVED, Stage.COUNTERED, Stage.KEPT_DOWN)
"""Staff found it worth acting on and nobody let the work stand again: its authors' money waits."""
COUNTED = (Stage.REMOVED, Stage.KEPT_DOWN)
"""What counts when somebody infringes again and again."""


def after(stage: str, step: Step) -> Stage | None:
    """None when the step does not lead on from there."""
    return WAY.get((Stage(stage), step))


def steps_from(stage: str) -> list[Step]:
    """For staff; a counter-notice is its author's."""
    found = [step for here, step in WAY if here == stage]
    return [step for step in found if step != Step.COUNTER]
