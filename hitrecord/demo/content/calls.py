"""The tickets: first the lighthouse's, which are over, then what is needed now."""

from hitrecord.demo.content.things import Call, Submission

_CLOSED: tuple[Call, ...] = (
    Call(
        352, "the-walking-lighthouse", "A song it can walk to",
        "In three, please: it has two legs but it is thinking. Up to ninety seconds. Leave room "
        "for the sea at the end.",
        "composing", ("audio",), "eva", 228, -190, "pool",
        answers=(
            Submission("waltz", "cleo", 217, "Version 2, with the voice back where Dan missed it.",
                       "accepted",
                       "It came in and everybody in the room stood differently. Thank you. The "
                       "stuck key stays.", "eva", version=2),
            Submission("foghorn", "joe", 220, "Not a song, but it is in the right key.",
                       "accepted", "It is the first thing one should hear. Thank you, Joe.",
                       "ben"),
        ),
    ),
    Call(
        371, "the-walking-lighthouse", "Paper boats, as many as you can",
        "Folded from anything that was a ticket once. Flat light, seen from above or from the "
        "shore.",
        "illustration", ("image",), "ben", 170, -110, "pool",
        answers=(
            Submission("seven-boats", "priya", 165, "", "accepted",
                       "The red one gets a line of its own in the score. Thank you.", "ben"),
            Submission("paper-fleet", "marie", 125, "It got out of hand.", "accepted",
                       "It did. We close the ticket with these. Thank you!", "ben"),
            Submission("tide-folded", "mina", 35, "Late, I know.", "kept",
                       "The picture was locked by the time these came in, and I am sorry about it. "
                       "I am keeping them for the poster.", "ben"),
        ),
    ),
    Call(
        388, "the-walking-lighthouse", "A floor under the waltz",
        "Slow, wooden, a bit seasick. Play to version 2, send it dry.",
        "double-bass", ("audio",), "eva", 110, -80, "pool",
        answers=(
            Submission("bass-floor", "priya", 101, "First verse only. Say if you want the rest.",
                       "kept",
                       "I love it, and the mix was printed on Tuesday. I am keeping it for the "
                       "soundtrack, where it will be the first thing anyone hears.", "eva"),
        ),
    ),
    Call(
        391, "the-walking-lighthouse", "Eight seconds of rain turning to snow",
        "Drawn, not filtered. It starts on the left boot and ends on the gull.",
        "animation", ("video",), "eva", 105, -45, "pool",
        answers=(
            Submission("bus-window", "noor", 49, "It never turns to snow. But it rains well.",
                       "declined",
                       "The light is beautiful, and it is a city’s rain: our sky is flat and open, "
                       "so the two cannot be cut together. Priya should see this for the "
                       "anthology’s website.", "eva"),
        ),
    ),
    Call(
        395, "the-walking-lighthouse", "A name for the boat nobody steers",
        "It is on screen for two seconds and people should feel it later.",
        "titles-and-lettering", ("writing",), "ben", 125, -100, "fun",
        answers=(
            Submission("boat-names", "mina", 117, "The one I mean is the last.", "accepted",
                       "Back by Supper it is. I have painted it a little too large. Thank you.",
                       "ben"),
        ),
    ),
)  # fmt: skip

_OPEN: tuple[Call, ...] = (
    Call(
        412, "night-bus-anthology", "Six lines about the last stop",
        "Somebody gets off who never gets off there. Rhyme is welcome, explaining is not. For the "
        "second printing.",
        "poetry", ("writing",), "priya", 13, 6, "pool",
        answers=(
            Submission("last-stop", "noor", 10, "As a lead I should not decide on my own. Priya?"),
        ),
    ),
    Call(
        417, "fox-in-borrowed-boots", "Footsteps, four of them, wet",
        "Record boots on stone, then mud, then boards. A phone is fine. Thirty seconds each.",
        "foley", ("audio",), "yuki", 19, 2, "guaranteed", 40_00,
    ),
    Call(
        420, "letters-to-a-tide", "Hands folding a paper boat",
        "From above, daylight, no rings. We cut forty pairs of hands into one boat.",
        "video", ("video",), "tomas", 30, 12, "fun",
        answers=(
            Submission("boats-drifting", "eva", 29, "No hands at all, I am afraid.", "declined",
                       "Then it is the boat’s turn to be seen, and this call is for the hands. "
                       "Please offer it again in spring, when we let them go.", "tomas"),
        ),
    ),
    Call(
        421, "letters-to-a-tide", "A letter to a tide that is late",
        "One page. You may be cross, you may not be ironic. Signed with a first name.",
        "prose", ("writing",), "ife", 38, 20, "fun",
        answers=(
            Submission("letter", "ife", 37, "To show what we mean.", "accepted",
                       "That is what we mean. Thank you for waiting on the sand.", "tomas"),
        ),
    ),
    Call(
        424, "fox-in-borrowed-boots", "A lullaby for somebody with four feet",
        "Under a minute, no words, something that is allowed to run down.",
        "composing", ("audio",), "yuki", 40, 9, "pool",
        answers=(
            Submission("lullaby", "leo", 32, "It runs down by itself.", "accepted",
                       "My nephew was gone by bar nine. Thank you, Leo.", "yuki"),
        ),
    ),
    Call(
        425, "fox-in-borrowed-boots", "One birch wood, in layers",
        "Trunks in front, trunks behind, nothing in between: the fox needs the room. Separate "
        "layers if you can.",
        "illustration", ("image",), "eva", 18, 17, "pool",
    ),
    Call(
        427, "fox-in-borrowed-boots", "Eight frames of a fox falling over",
        "With dignity. He looks round afterwards to see who saw.",
        "animation", ("video", "image"), "eva", 15, 24, "pool",
    ),
    Call(
        430, "kitchen-songs-vol-2", "Spoons for a kettle",
        "Sixteen bars over “Kettle in B flat”, any two spoons, no metronome.",
        "arranging", ("audio",), "cleo", 26, 11, "pool",
    ),
    Call(
        431, "kitchen-songs-vol-2", "Words about the last clean cup",
        "Two verses and something to sing while drying. It should be about somebody who is not "
        "in the kitchen.",
        "lyrics", ("writing",), "cleo", 24, 7, "pool",
    ),
    Call(
        433, "kitchen-songs-vol-2", "A stove at four in the morning",
        "For the sleeve. One flame is enough. Square.",
        "photography", ("image",), "cleo", 20, 19, "guaranteed", 60_00,
        answers=(
            Submission("harbour-lights", "mina", 18, "Not a stove. The warmth is about right.",
                       "declined",
                       "It is lovely and it is a harbour; on a sleeve called Kitchen songs it "
                       "would send people to the wrong room. I would like to buy a print, though.",
                       "cleo"),
        ),
    ),
    Call(
        436, "letters-to-a-tide", "Spanish into low water",
        "Three letters to translate, each under a page. The tide reads both, the town does not.",
        "translation", ("writing",), "tomas", 12, 15, "guaranteed", 40_00,
    ),
    Call(
        437, "night-bus-anthology", "The 41 from outside",
        "At night, from the pavement, no faces we would have to ask. For the middle spread.",
        "photography", ("image",), "noor", 12, 5, "pool",
        answers=(
            Submission("every-window", "ife", 11, "No bus in it, but everybody is waiting.",
                       "kept",
                       "Already on pages 22 to 25, and the middle needs a bus. I am keeping it "
                       "open in case none turns up.", "noor"),
        ),
    ),
)  # fmt: skip

CALLS: tuple[Call, ...] = (*_CLOSED, *_OPEN)
