"""The writing. The texts themselves are in demo/words/."""

from hitrecord.demo.content.things import Elsewhere, Source, Work
from hitrecord.demo.content.works.files import script, words

WORDS: tuple[Work, ...] = (
    Work(
        "complaint", "writing", "The keeper’s complaint", ("ada",),
        (words("keepers-complaint", days_ago=256),),
        tags=("lighthouse", "poem", "night"),
        wish="Legs. I wrote the knees and stopped; somebody else should find out where it goes.",
        note="On the 41, between the hospital and the depot. I meant it to be about the keeper. "
        "By the third line it was not his voice any more.",
        pinned="it-got-up",
    ),
    Work(
        "night-bus", "writing", "Night bus, upper deck", ("ada",),
        (words("night-bus", days_ago=262),),
        tags=("night", "bus", "poem"),
        wish="The same ride from any other seat. Downstairs counts.",
        note="The man is real. I have changed the road, so that he can go on practising.",
        licence="by",
    ),
    Work(
        "eleven-notes", "writing", "Eleven lines, seven notes", ("sol",),
        (words("eleven-notes", days_ago=228),),
        (Source("complaint", "based_on",
                "I have read storms aloud for forty years and none of them had a last line."),),
        tags=("lighthouse", "voice"),
        wish="Read it aloud, badly, and send me that.",
    ),
    Work(
        "faro", "writing", "El faro que camina", ("tomas",),
        (words("el-faro", days_ago=205),),
        (Source("complaint", "translation_of",
                "“Nobody asked” has no subject in Spanish either. That made the rest easy."),),
        tags=("lighthouse", "poem", "español"),
        wish="A third voice. The town has answered; the sea has not.",
        note="I translated it straight, and then my town wanted to reply. So the answer stands in "
        "front, and the lighthouse speaks second.",
    ),
    Work(
        "notice", "writing", "Notice to mariners", ("sol",),
        (words("notice-to-mariners", days_ago=192),),
        tags=("lighthouse", "radio", "monologue"),
        wish="A voice that does not act. Or charts, corrected.",
        note="The form is exactly the one I used to read. Only the light is different.",
        elsewhere=(
            Elsewhere("Ask the lighthouse", "W. Penrose, 1911", "public-domain", "inspired_by",
                      note="For the keeper who answers in bearings."),
        ),
    ),
    Work(
        "scene-two", "writing", "Scene 2, the walk (script)", ("eva",),
        (script("scene-two", days_ago=180),),
        (Source("complaint", "based_on", "I took your knees and put boots on them."),),
        tags=("lighthouse", "script"),
        wish="Tell me where you stopped believing it.",
    ),
    Work(
        "boat-names", "writing", "Names for a boat nobody steers", ("mina",),
        (words("names-for-a-boat", days_ago=118),),
        tags=("boats", "titles"),
        wish="Paint one of them on something that floats.",
    ),
    Work(
        "driver", "writing", "What the driver knows", ("noor",),
        (words("what-the-driver-knows", days_ago=96),),
        (Source("night-bus", "inspired_by", "You sat upstairs. I wondered who was driving."),),
        tags=("bus", "night", "prose"),
        wish="The girl in the front seat. I could not get near her.",
    ),
    Work(
        "letter", "writing", "Letter to a tide that is late", ("ife",),
        (words("letter-to-a-late-tide", days_ago=40),),
        tags=("tide", "letter", "prose"),
        wish="Somebody has to be Mr Aldous.",
    ),
    Work(
        "kettle", "writing", "Kettle", ("ada",),
        (words("kettle", days_ago=66),),
        tags=("kitchen", "song", "lyrics"),
        wish="A tune you can hold with one hand while the other is stirring.",
    ),
    Work(
        "borrowed-boots-story", "writing", "Whoever is cold", ("jonas",),
        (words("borrowed-boots", days_ago=52),),
        (
            Source("borrowed-boots", "based_on",
                   "Your fox looks as if he has just been asked to sign for something."),
            Source("driver", "inspired_by", "The boots on the back seat. I had to know whose."),
        ),
        tags=("fox", "story"),
        wish="What happened to the other half of the fruit cake?",
        note="Written in two evenings in a hut with one stove. The steam is from life.",
    ),
    Work(
        "last-stop", "writing", "Two forks", ("noor",),
        (words("last-stop", days_ago=11),),
        tags=("bus", "poem"),
        wish="Nothing. I like it closed. But tell me if the fifth line limps.",
        note="Six lines, as the ticket asked. It had nine on Tuesday.",
    ),
    Work(
        "voicemail", "writing", "Voicemail from a whale", ("sol",),
        (words("voicemail-from-a-whale", days_ago=9),),
        (
            Source("whale", "inspired_by", "She looked as if she was about to ring somebody."),
            Source("notice", "inspired_by"),
        ),
        tags=("whale", "radio", "monologue"),
        wish="The pauses need a sea. About a minute of it, in pieces.",
    ),
)  # fmt: skip
