"""Why people recommend what they recommend, and how many look."""

from hitrecord.demo.content.things import Praise

PRAISE: tuple[Praise, ...] = (
    Praise("complaint", "ben", "I have drawn it nine times and the knees are still hers.", 3),
    Praise("complaint", "sol", "Eleven lines, and I had to sit down after the tenth.", 20),
    Praise("complaint", "mina", "My whole whale began here.", 41),
    Praise("waltz", "dan", "The stuck key is the best instrument in it.", 2),
    Praise("waltz", "joe", "Three of us learned it by Sunday and none of us plays it right.", 6),
    Praise("waltz", "yuki", "I animate to it, because it limps at exactly twelve frames.", 11),
    Praise("it-got-up", "leo", "You can hear the concrete being surprised.", 4),
    Praise("it-got-up", "tomas", "In my town they asked for directions to it.", 13),
    Praise("night-bus", "noor", "I drove that road for a year and never saw it.", 5),
    Praise("faro", "cleo", "It sings before anybody has written a note.", 8),
    Praise("foghorn", "eva", "Play it in a kitchen, then in a stairwell.", 1),
    Praise("rain-roof", "ada", "I fell asleep to it on the 41 and missed the hospital.", 9),
    Praise("driver", "priya", "", 3),
    Praise("whale", "sol", "The second act is already in the first.", 2),
    Praise("lighthouse-film", "noor", "Watch the left page of the door.", 7),
)  # fmt: skip

UNSEEN = {"last-stop", "voicemail", "kettle-song", "gull-test", "letter"}
"""Works that hardly anybody has opened yet."""
