"""Sound: heard once for its waveform and loudness, then once more for the two streams.

Decoding twice costs little and shows the waveform long before the streams are ready.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import BinaryIO

from av.audio.frame import AudioFrame

from contributions.media.decode import frames
from contributions.media.errors import Refused
from contributions.media.impression import Impression
from contributions.media.job import Job
from contributions.media.listening import Meter, Shape
from contributions.media.probe import Source, check_duration, opened
from contributions.media.rendered import Fact
from contributions.media.report import Report
from contributions.media.streams import File, track
from contributions.media.uniform import Uniform

ROLES = ("stream-m4a", "stream-mp3")


def render(file: BinaryIO, job: Job, report: Report) -> None:
    with opened(file, job) as source:
        facts = _listen(source, job, report)
    with opened(file, job) as source:
        facts |= _encode(source, job, report)
    report.done("audio", facts)


def _listen(source: Source, job: Job, report: Report) -> dict[str, Fact]:
    if source.audio is None:
        raise Refused("nothing_to_play")
    report.step(1, 2, 0)
    uniform, shape = Uniform(source.audio), Shape()
    for frame in _sound(source, uniform, job.limits.audio.max_seconds):
        shape.hear(frame)
        report.working(30 * _share(uniform, source.duration_ms))
    if not uniform.samples:
        raise Refused("damaged")
    duration_ms = round(uniform.seconds * 1000)
    shape.write(report, duration_ms)
    name = source.audio.codec_context.name
    return {"format": f"{source.demuxer} {name}", "duration_ms": duration_ms}


def _encode(source: Source, job: Job, report: Report) -> dict[str, Fact]:
    if source.audio is None:
        raise Refused("nothing_to_play")
    report.step(2, 2, 30)
    uniform, meter, impression = Uniform(source.audio), Meter(source.audio), Impression()
    with ExitStack() as files:
        tracks = []
        for role in ROLES:
            made = files.enter_context(File(report.path(role), role))
            tracks.append(track(made, role, uniform.rate, uniform.layout))
        for frame in _sound(source, uniform, job.limits.audio.max_seconds):
            meter.hear(frame)
            impression.hear(frame)
            for each in tracks:
                each.write(frame)
            report.working(30 + 68 * _share(uniform, source.duration_ms))
        for each in tracks:
            each.write(None)
    for role in ROLES:
        report.finished(role)
    impression.write(report)
    return meter.facts()


def _sound(source: Source, uniform: Uniform, most_seconds: int) -> Iterator[AudioFrame]:
    for frame in frames(source):
        if isinstance(frame, AudioFrame):
            yield from uniform.take(frame)
            check_duration(int(uniform.seconds * 1000), most_seconds)
    yield from uniform.flush()


def _share(uniform: Uniform, duration_ms: int) -> float:
    return min(1.0, uniform.seconds * 1000 / duration_ms) if duration_ms else 0.5
