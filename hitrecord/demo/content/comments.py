"""What people said to each other: specific, and mostly kind."""

from hitrecord.demo.content.things import Comment

_WORKS: tuple[Comment, ...] = (
    Comment(
        "work:complaint", "ben",
        "“The same two seconds of gold” and I had my first ink. I have started something, it has "
        "boots.", 250,
        (("ada", "Boots! I thought it would be barefoot. Please do not stop."),),
    ),
    Comment(
        "work:complaint", "sol",
        "Line ten is the only one I would touch: “come up and hold the light” asks for a person, "
        "and by then I no longer want one. What if it just asks?", 246,
        (("ada", "I tried it and lost the stairs. But I read it differently now, and quieter."),),
        quote="come up and hold the light",
    ),
    Comment(
        "work:it-got-up", "eva",
        "The knees are too high for the weight, and that is why it is funny. Do not fix it.", 237,
        (("ben", "I had the eraser in my hand."),),
        box=(30, 45, 34, 30),
    ),
    Comment(
        "work:waltz", "dan",
        "At 0:42 the voice disappears. The accordion sits exactly where your vowels are, so I lose "
        "“nobody asked”, and it is the line I came for.", 221,
        (("cleo", ("You were right. I moved the accordion up an octave and took two decibels off. "
          "Thank you.")),),
        addressed_in=2, at="0:42",
    ),
    Comment(
        "work:waltz", "ben",
        "At 1:03 the high note clips, or my speakers are older than I thought.", 220,
        (("cleo", "It clipped. It was the only loud thing I have ever recorded."),),
        addressed_in=2, at="1:03",
    ),
    Comment(
        "work:waltz", "priya",
        "From 0:26 to 0:47 I want to play double bass under this. May I? It floats a bit, and I "
        "think it wants a floor.", 212,
        (("cleo", "Please. I have been waiting for a floor since version 1."),),
        at="0:26-0:47",
    ),
    Comment(
        "work:waltz", "yuki",
        "The turn at 0:47 comes one bar early for the picture: the left boot lands at 0:49. Could "
        "the left hand wait for it?", 150,
        (("eva", "I can also hold the boot for eight frames. Tell me which you like."),
         ("yuki", "Hold the boot. The waltz should not have to limp for us.")),
        at="0:47-0:50",
    ),
    Comment(
        "work:waltz", "joe",
        "Fade out slower at 1:08?", 148,
        (("cleo", "I tried. It sounded sorry for itself, so it stays short."),),
        at="1:08", wont_do=True,
    ),
    Comment(
        "work:faro", "ada",
        "“Creo que son rodillas.” It is better than mine, because in English one hears the joke "
        "coming.", 203,
        (("tomas", "In Spanish one hears the knees coming."),),
    ),
    Comment(
        "work:storyboard", "dan",
        "Panel three could go: panel two has already told us it is tall. You would win eleven "
        "seconds, and four wants them.", 171,
        (("yuki", "That was the one. Thank you for saying it first."),),
    ),
    Comment(
        "work:keeper-turn", "marie",
        "At 0:02 his nose turns before his cap does. A real cap would follow late; yours waits for "
        "him. Was that on purpose?", 144,
        (("dan", "It is now."),),
    ),
    Comment(
        "work:scene-two", "sol",
        "I stopped believing it at “Nobody screams”, because you told me. Cut it: the child waves, "
        "and that says it.", 178,
        (("eva", "It is still in the script so that I remember not to draw it."),),
    ),
    Comment(
        "work:scene-2", "jonas",
        "At 0:04 the lean comes before the step. Trees do it the other way round: first the roots, "
        "then the top, half a second late.", 82,
        (("eva", "I will steal that for the fox."),),
    ),
    Comment(
        "work:background", "cleo",
        "The scarf blows to the left and the snow falls to the right. I like it, it means the wind "
        "has doubts.", 157,
    ),
    Comment(
        "work:boots", "joe",
        "The mud between 0:07 and 0:12 is a size too small. Fill the boots with sand and walk on "
        "your heels, it lowers everything by a third.", 138,
        (("yuki", "Did it. My kitchen floor sends regards."),),
    ),
    Comment(
        "work:kettle-song", "ada",
        "At 0:11 you breathe in the middle of “something”, and it is suddenly about a person who "
        "has just woken up. Leave it.", 56,
        (("cleo", "I had just woken up."),),
    ),
    Comment(
        "work:night-bus", "noor",
        "I have been the girl in the front seat. It was enough.", 255,
    ),
    Comment(
        "work:borrowed-boots-story", "yuki",
        "“They took him for a postman” is spread five, and I know exactly how the mice look up. "
        "Could the woman’s line be shorter, so that it fits under a lamp?", 49,
        (("jonas", "“You’re late.” The parcel can speak for itself."),),
    ),
    Comment(
        "work:lullaby", "cleo",
        "The wrong note at 0:15 made my evening. If you mend it I shall know.", 31,
        (("leo", "Tooth eleven is bent. It has tenure."),),
    ),
    Comment(
        "work:last-stop", "priya",
        "“Go on then” and I was on the seat behind them. The fifth line does limp, and I think it "
        "is the man’s knee, not yours.", 8,
    ),
    Comment(
        "work:lighthouse-film", "ada",
        "I watched it on the 41, top deck, on a cracked phone. At 0:16 a stranger leaned over and "
        "asked what it was. I said: I wrote the knees.", 15,
        (("eva", "That goes on the poster."),),
    ),
    Comment(
        "work:voicemail", "ife",
        "As a marine biologist: she would not creak when she laughs, she would click. As a "
        "listener: keep the creak.", 7,
        (("sol", "Then she has a dry throat. It has been a long century."),),
    ),
)  # fmt: skip

_ELSEWHERE: tuple[Comment, ...] = (
    Comment(
        "project:the-walking-lighthouse", "joe",
        "For whoever mixes: my horn is tuned a little under the waltz. Do not correct it. From "
        "that far off everything is a little under.", 60,
    ),
    Comment(
        "project:fox-in-borrowed-boots", "jonas",
        "Foxes do not like the front of things. If he comes to a door in a spread, bring him in "
        "from the side.", 17,
        (("yuki", "Every door in the book has just moved to the left page."),),
    ),
    Comment(
        "project:letters-to-a-tide", "ife",
        "Rice paper under 18 grams is gone in nine minutes at twelve degrees. I have a table, and "
        "wet sleeves.", 26,
    ),
    Comment(
        "project:the-usual-depth", "mina",
        "The harbour office should ring back once, to the wrong whale.", 6,
        (("sol", "Oh, that is the second act."),),
    ),
    Comment(
        "proposal:night-bus-anthology", "sol",
        "One point for proofreading is generous: I found a comma on page nine, and the driver "
        "found the mistake.", 5,
        (("paula", "The driver declined to be named; we asked. The comma stays yours."),),
    ),
    Comment(
        "proposal:night-bus-anthology", "noor",
        "Why three points for the cover and one for Ife’s spreads? Hers are full pages.", 4,
        (("paula", ("The cover is what both shops put in the window, so it counts twice. If Ife "
          "disagrees, she can object until the window closes, and we will answer.")),
         ("ife", "I do not disagree. I have seen the window.")),
    ),
)  # fmt: skip

COMMENTS: tuple[Comment, ...] = (*_WORKS, *_ELSEWHERE)

RECOMMENDATIONS: dict[str, tuple[str, ...]] = {
    work: tuple(people.split())
    for work, people in {
        "complaint": "ben cleo dan eva yuki tomas sol noor mina",
        "night-bus": "ben noor priya eva sol jonas",
        "harbour-at-night": "ada ben cleo priya marie ife leo",
        "it-got-up": "ada cleo eva yuki leo marie joe tomas",
        "waltz": "ada ben dan eva priya tomas noor sol yuki joe",
        "foghorn": "cleo dan eva sol",
        "stairs": "cleo yuki leo",
        "faro": "ada cleo leo mina",
        "seven-boats": "ada eva marie mina tomas",
        "chart": "noor yuki joe",
        "notice": "ada joe ife eva tomas",
        "storyboard": "eva ben dan",
        "background": "ada cleo yuki mina marie leo",
        "borrowed-boots": "jonas yuki leo ada noor marie cleo",
        "borrowed-boots-story": "eva yuki sol ada",
        "gull-test": "marie eva",
        "keeper-turn": "marie sol",
        "scene-2": "ada yuki jonas joe",
        "long-legs": "tomas ben ife",
        "vals": "cleo ada leo",
        "rain-roof": "noor ada dan",
        "lullaby": "cleo yuki jonas noor",
        "kettle-song": "ada priya joe",
        "whale": "sol joe mina",
        "voicemail": "ife mina ada joe",
        "letter": "tomas jonas ada",
        "listening": "priya ada cleo",
        "driver": "ada jonas priya eva",
        "last-stop": "priya ada",
        "lighthouse-film": "ada cleo dan yuki tomas priya joe noor marie ife sol leo mina jonas",
    }.items()
}
