"""The audio: played by hitrecord.demo.music."""

from functools import partial

from hitrecord.demo.content.things import Extra, Source, Work
from hitrecord.demo.content.works.files import recording
from hitrecord.demo.music import places, songs, waltz

TUNE = """X:1
T:Lighthouse waltz
M:3/4
L:1/4
Q:1/4=132
K:Dm
D2 F|A2 F|G2 E|D3|F2 A|c2 A|_B2 G|A3|
d2 c|A2 F|G2 _B|A3|F2 D|E2 ^C|D3|D3|]
"""
CHORDS = """Dm . . | Dm . . | Gm . . | Dm . .   breathe
F . .  | C . .  | Gm . . | A7 . .   breathe, and hold the door
Dm . . | F . .  | Gm . . | Dm . .
F . .  | A7 . . | Dm . . | Dm . .   let the stairwell finish
"""

SOUNDS: tuple[Work, ...] = (
    Work(
        "foghorn", "audio", "Foghorn, two miles off", ("joe",),
        (recording(places.foghorn_two_miles_off, "foghorn", days_ago=248),),
        (Source("survey", "inspired_by", "I stood on your dotted line."),),
        tags=("harbour", "fog", "field recording"),
        wish="Put something small in front of it.",
        note="From the east mole, at low water, two blasts. What comes back at half past is the "
        "grain silo.",
    ),
    Work(
        "waltz", "audio", "Lighthouse waltz", ("cleo",),
        (
            recording(partial(waltz.lighthouse_waltz, 1), "lighthouse-waltz-1", days_ago=223),
            recording(partial(waltz.lighthouse_waltz, 2), "lighthouse-waltz-2", days_ago=218),
        ),
        (
            Source("complaint", "based_on",
                   "It was already in three. I only had to count out loud: built me, to stand, "
                   "no-body."),
            Source("stairs", "inspired_by",
                   "Three steps and a landing, all the way down. That is where the left hand comes "
                   "from."),
        ),
        tags=("lighthouse", "waltz", "accordion", "song"),
        wish="A version with a choir of people who cannot sing. Or anything for the rain before "
        "the first verse.",
        note="One accordion with a stuck key, recorded in a stairwell at four in the morning. The "
        "hiss is the building’s, not mine. What you take for a foghorn at "
        "0:06 is my lowest reed, with the bellows almost shut.",
        extras=(
            Extra("lighthouse-waltz.abc", "The tune, to play along", TUNE),
            Extra("lighthouse-waltz-chords.txt", "Chords and breaths", CHORDS),
        ),
    ),
    Work(
        "harbour-five", "audio", "Harbour, 5 a.m.", ("dan",),
        (recording(places.harbour_at_five, "harbour-5-am", days_ago=170),),
        tags=("harbour", "field recording", "morning"),
        wish="Take the gull out if you must. She will not mind.",
        note="Halyards left, bell buoy right, and me in the middle with cold hands.",
    ),
    Work(
        "boots", "audio", "Boots, four ways", ("yuki",),
        (recording(places.boots_four_ways, "boots-four-ways", days_ago=140),),
        tags=("foley", "boots"),
        wish="Walk somewhere with them.",
        note="Stone, mud, boards, and standing still at 0:18 while they drip.",
    ),
    Work(
        "bass-floor", "audio", "A floor under the waltz", ("priya",),
        (recording(waltz.floor_under_the_waltz, "a-floor-under-the-waltz", days_ago=102),),
        (Source("waltz", "based_on", "It floated a bit. Now it has feet.", version=2),),
        tags=("waltz", "double bass"),
        wish="Turn me down until you miss me, then up a little.",
        note="First verse only, sixteen bars, nearly dry. The ghost notes come where the left boot "
        "would.",
    ),
    Work(
        "vals", "audio", "Vals para un faro", ("tomas",),
        (recording(waltz.vals_para_un_faro, "vals-para-un-faro", days_ago=84),),
        (
            Source("waltz", "based_on",
                   "Your third verse taught me where the sea should come in. I kept your breath "
                   "before “come home”. It is the best bar in mine.", version=2),
            Source("faro", "inspired_by"),
        ),
        tags=("waltz", "guitar", "lighthouse"),
        wish="Words for the second half, in any language that rolls its r.",
    ),
    Work(
        "rain-roof", "audio", "Rain on a bus roof", ("joe",),
        (recording(places.rain_on_a_bus_roof, "rain-on-a-bus-roof", days_ago=78),),
        tags=("bus", "rain", "field recording"),
        wish="Good for sleeping, apologising and title sequences.",
        note="Back row, upper deck, engine idling. The driver let me ride to the depot.",
    ),
    Work(
        "kettle-song", "audio", "Kettle in B flat", ("cleo",),
        (recording(songs.kettle_in_b_flat, "kettle-in-b-flat", days_ago=58),),
        (Source("kettle", "based_on",
                "“Louder than me” sits on the one note I can hold at six in the morning."),),
        tags=("kitchen", "song"),
        wish="Spoons. Not many.",
        note="Sung over a neighbour’s guitar with four strings left. The kettle comes in by itself "
        "at 0:28 and is very nearly in tune.",
    ),
    Work(
        "lullaby", "audio", "Lullaby for four borrowed boots", ("leo",),
        (recording(songs.lullaby_for_borrowed_boots, "lullaby-for-borrowed-boots", days_ago=33),),
        (Source("borrowed-boots", "inspired_by", "He has put them on so that we can sleep."),),
        tags=("fox", "music box", "lullaby"),
        wish="Wind it up again with other words.",
        note="Eighteen teeth on a comb. It really does slow down like that; I stopped correcting "
        "it.",
    ),
)  # fmt: skip
