"""What the parent tells the child to do: sent as JSON on the child's standard input."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from contributions.media.limits import (
    AudioLimits,
    ImageLimits,
    Limits,
    ProcessLimits,
    VideoLimits,
    WritingLimits,
)
from contributions.media.sniff import Decoder, Family


class Task(Protocol):
    """What any child is told: the open file, its limits, and the rest as one line of JSON."""

    @property
    def descriptor(self) -> int: ...
    @property
    def limits(self) -> Limits: ...
    def dumps(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Job:
    """`descriptor` is the open input file, inherited from the parent."""

    descriptor: int
    decoder: Decoder
    hint: str | None
    limits: Limits

    def dumps(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, text: str) -> "Job":
        plain: dict[str, Any] = json.loads(text)
        given = plain["limits"]
        limits = Limits(
            writing=WritingLimits(**given["writing"]),
            image=ImageLimits(**given["image"]),
            audio=AudioLimits(**given["audio"]),
            video=VideoLimits(**given["video"]),
            process=ProcessLimits(**given["process"]),
        )
        return cls(plain["descriptor"], Decoder(**plain["decoder"]), plain["hint"], limits)

    @property
    def memory(self) -> int:
        return memory(self.decoder.family, self.limits)


def memory(family: Family, limits: Limits) -> int:
    """Address space in bytes; what is timed may turn out to be video, the hungrier of the two."""
    return {
        "image": limits.image.memory,
        "timed": limits.video.memory,
        "writing": limits.writing.memory,
    }[family]
