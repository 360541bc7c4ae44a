"""A member's original as others get it: the same length, the same pixels and the same sound, but
nothing of where, when, with what and by whom it was made.

What is private is blanked in place, so sizes, parts and the offsets inside the file stay true. A
walker for each container says what belongs to the work; everything else in it is taken to be
private, because new kinds of private data are invented faster than kinds of pictures. Colour
profiles, orientation and timing belong to the work; titles and names inside of a file do not, for
they name whoever owned the device as often as the artist: credits are this site's own matter.

Nothing is decoded. A walk has a number of steps that its file's length allows, is made once, when
the file comes in, and what it found is kept; where it loses its way the rest is not sent at all.

Not cleaned, because what is private in them cannot be told from the work: documents, archives and
layers (PDF, office files, PSD, SVG). Such a file goes out as it came, and its page says so.
"""

from contributions.media.discreet.formats import plan
from contributions.media.discreet.kept import keep, original_of
from contributions.media.discreet.originals import Original, discreet_hash

__all__ = ["Original", "discreet_hash", "keep", "original_of", "plan"]
