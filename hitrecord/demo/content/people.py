"""Who is in the studio."""

from hitrecord.demo.content.things import Person

PEOPLE: tuple[Person, ...] = (
    Person(
        "ada", "Ada Brandt",
        "Night-shift nurse, day-shift poet. I write on the top deck of the 41, where nobody can "
        "reach me. Short lines, because the bends are sharp.",
        ("poetry", "lyrics", "prose"), "Words for songs, and anything with a lighthouse in it",
    ),
    Person(
        "ben", "Ben Okafor",
        "I draw things that ought not to have legs, with legs. Three inks, one of them always too "
        "much. Sign painter on weekdays.",
        ("illustration", "titles-and-lettering", "colour"), "Backgrounds, posters, covers",
    ),
    Person(
        "cleo", "Cleo Marchetti",
        "Accordion with one stuck key, voice with several. I record in stairwells because they "
        "answer.",
        ("accordion", "singing", "composing", "lyrics"), "Songs that need somebody to breathe in",
    ),
    Person(
        "dan", "Dan Ilić",
        "I animate eight frames at a time and listen to everything twice. If I tell you where it "
        "lost me, it is because I was with you until then.",
        ("animation", "critique", "sound-design"), "Close listening, blunt if you ask",
    ),
    Person(
        "eva", "Eva Lindqvist",
        "Animator. I have spent a year of my life on water and would do it again. I lead projects "
        "so that I get to see everybody's drawers.",
        ("animation", "directing", "character-design"), "Leading, and being talked out of things",
    ),
    Person(
        "yuki", "Yuki Mori",
        "Storyboards and linocuts. I think in six panels and cut away what is not needed, "
        "sometimes also what is.",
        ("storyboards", "drawing", "foley"), "Boards for anything under ten minutes",
    ),
    Person(
        "tomas", "Tomás Rey",
        "Translator between Spanish, English and maps. Plays the guitar when a sentence will not "
        "come.",
        ("translation", "guitar", "illustration", "subtitling"), "Subtitles, bilingual songs",
    ),
    Person(
        "priya", "Priya Nair",
        "Double bass, paper boats, patience. I like to be the part nobody notices until it stops.",
        ("double-bass", "arranging", "illustration"), "A floor under your song",
    ),
    Person(
        "joe", "Joe Kessler",
        "Retired harbour pilot with a good pair of microphones. I go out at five and bring back "
        "what was there.",
        ("field-recording", "sound-design", "foley"), "Any sound within a day's walk of salt water",
    ),
    Person(
        "noor", "Noor Haddad",
        "Photographs, and poems about the photographs I missed. Usually at a bus stop.",
        ("photography", "poetry", "video"), "Night, rain, faces that are thinking",
    ),
    Person(
        "marie", "Marie Duval",
        "Cut paper. Everything I own has a small triangle missing.",
        ("illustration", "colour"), "Shapes, gulls, posters",
    ),
    Person(
        "ife", "Ife Adeyemi",
        "Cyanotypes, lino, letters to things that cannot read. Marine biologist until six o'clock.",
        ("photography", "prose", "illustration"), "The sea, and being corrected about it",
    ),
    Person(
        "sol", "Sol Whitaker",
        "Forty years of reading the shipping forecast aloud to nobody in particular. Now I write "
        "it.",
        ("prose", "voice", "proofreading"), "Radio, narration, bad news read kindly",
        joined_days_ago=250,
    ),
    Person(
        "leo", "Leo Park",
        "I design cranes for a living and give them knees in the evening. Music boxes, too.",
        ("illustration", "motion-graphics", "composing"), "Machines with feelings",
        joined_days_ago=210,
    ),
    Person(
        "mina", "Mina Abebe",
        "Painter of dusk. I name boats I will never own.",
        ("painting", "colour", "titles-and-lettering"), "Skies, and names for things",
        joined_days_ago=200,
    ),
    Person(
        "jonas", "Jonas Weil",
        "Forester. I count birches for the state and draw the one that was not there last year.",
        ("drawing", "prose"), "Woods, foxes, slow stories", joined_days_ago=190,
    ),
    Person("paula", "Paula Santos", "I build the cue sheets and ask who else was in it.",
           staff="producer"),
    Person("olga", "Olga Nilsen", "The second pair of eyes. I make proposals final, or do not.",
           staff="producer finance superuser"),
    Person("finn", "Finn Doyle", "Sales in, costs out, receipts in a drawer with labels.",
           staff="finance"),
    Person("max", "Max Brandl", "I read reports, and write back.", staff="moderator"),
    Person("hana", "Hana Sato", "When somebody objects to what Max decided, I read all of it anew.",
           staff="moderator superuser"),
)  # fmt: skip

SKILLS: frozenset[str] = frozenset(slug for person in PEOPLE for slug in person.skills)
