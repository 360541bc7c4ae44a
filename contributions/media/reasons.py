"""Every way a file can fail, as a sentence that says what to do next."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from contributions.media.rendered import Fact

_KINDS = {
    "image": gettext_noop("a picture"),
    "audio": gettext_noop("sound"),
    "video": gettext_noop("a film"),
    "writing": gettext_noop("text"),
}
_WHAT_TO_DO = {
    "image": gettext_noop("Save it as PNG or JPEG and try again."),
    "audio": gettext_noop("Save it as WAV, FLAC or MP3 and try again."),
    "video": gettext_noop("Save it as MP4 and try again."),
    "writing": gettext_noop("Save it as plain text and try again."),
}
_SENTENCES = {
    "empty": gettext_noop("This file is empty. Choose the file again, or save it once more."),
    "unknown": gettext_noop(
        "We cannot read this file. Save it as JPEG or PNG, MP3 or WAV, MP4, or plain "
        "text and try again."
    ),
    "another_kind": gettext_noop("This file says it is %(said)s, but it is %(found)s. %(advice)s"),
    "too_large": gettext_noop(
        "This file has %(megabytes)s MB; the most we take is %(limit)s MB. Save a smaller copy."
    ),
    "damaged": gettext_noop(
        "This file is damaged: our decoder cannot read it. Save it again from the "
        "program you made it with."
    ),
    "truncated": gettext_noop(
        "The end of this file is missing. Upload it again, or save it once more if that "
        "does not help."
    ),
    "too_many_pixels": gettext_noop(
        "This picture has more than %(limit)s million pixels. Save a smaller copy and try again."
    ),
    "too_heavy": gettext_noop(
        "Stored like this, a picture may have at most %(limit)s million pixels. Save a smaller "
        "copy, or save it as PNG, and try again."
    ),
    "too_many_frames": gettext_noop(
        "This picture has %(frames)s frames; the most we take is %(limit)s. Upload it as "
        "a film (MP4) instead."
    ),
    "too_much_memory": gettext_noop(
        "This file needs more memory than we can give it. Save a smaller or simpler copy "
        "and try again."
    ),
    "frame_too_large": gettext_noop(
        "The film's picture is %(width)s × %(height)s pixels, which is more than we can take. "
        "Save it in 4K or smaller."
    ),
    "frame_too_heavy": gettext_noop(
        "The film's picture is %(width)s × %(height)s pixels in finer colours than we can hold. "
        "Save it with 4:2:0 colours, or in a smaller size."
    ),
    "too_long": gettext_noop(
        "This lasts %(minutes)s minutes; the most we take is %(limit)s minutes. Upload it in parts."
    ),
    "too_many_streams": gettext_noop(
        "This file holds %(streams)s tracks; the most we take is %(limit)s. Export it "
        "with one track."
    ),
    "too_many_channels": gettext_noop(
        "This sound has %(channels)s channels; the most we take is %(limit)s. Mix it "
        "down to stereo."
    ),
    "nothing_to_play": gettext_noop(
        "There is neither sound nor picture in this file. Export it again and try once more."
    ),
    "codec": gettext_noop(
        "We cannot play the format inside this file. Export it as H.264 MP4, or MP3 for sound."
    ),
    "too_many_words": gettext_noop(
        "This text has %(words)s words; the most we take is %(limit)s. Publish it in parts."
    ),
    "too_many_characters": gettext_noop(
        "This text has %(characters)s characters; the most we take is %(limit)s. Publish it "
        "in parts."
    ),
    "not_text": gettext_noop(
        "Some of this file is not text. Save it as plain text (UTF-8) and try again."
    ),
    "svg": gettext_noop(
        "SVG drawings cannot be shown here. Export it as PNG and upload that; attach the "
        "SVG as an extra file."
    ),
    "pdf": gettext_noop(
        "PDF files cannot be shown here. Export the pages as pictures (PNG), or the "
        "words as plain text."
    ),
    "html": gettext_noop(
        "Web pages cannot be shown here. Copy the words into the editor, or save them as "
        "plain text."
    ),
    "archive": gettext_noop(
        "This is an archive. Unpack it and upload the files one by one, or attach it as "
        "an extra file."
    ),
    "office": gettext_noop(
        "Office files cannot be shown here. Save it as plain text or Markdown and upload that."
    ),
    "layers": gettext_noop(
        "Layered files cannot be shown here. Export it as PNG; attach the layers as an extra file."
    ),
    "heic": gettext_noop("HEIC pictures cannot be read here. Save it as JPEG and try again."),
    "playlist": gettext_noop(
        "This is a playlist that points to other files. Upload the film or the sound itself."
    ),
    "died": gettext_noop(
        "Something went wrong while we worked on this file. Try again in a while."
    ),
    "stalled": gettext_noop(
        "Our work on this file stood still for %(seconds)s seconds. Try again, or save "
        "it in another format."
    ),
    "too_slow": gettext_noop(
        "This file took longer than we allow. Try again, or save it in another format."
    ),
}


def codes() -> tuple[str, ...]:
    return tuple(_SENTENCES)


def sentence(code: str, params: Mapping[str, Fact]) -> str:
    """In the language active now; a code we no longer know gives the general sentence."""
    values: dict[str, object] = dict(params)
    if code == "another_kind":
        said = str(params.get("said"))
        values["said"] = _(_KINDS.get(said, _KINDS["writing"]))
        values["found"] = _(_KINDS.get(str(params.get("found")), _KINDS["writing"]))
        values["advice"] = _(_WHAT_TO_DO.get(said, _WHAT_TO_DO["image"]))
    try:
        return _(_SENTENCES.get(code, _SENTENCES["died"])) % values
    except KeyError:
        return _(_SENTENCES["died"])
