"""When projects are reminded, and when one looks for a lead."""

from hitrecord import env

# Days without a word of any lead until they are asked, and from then until it looks for another.
LEAD_SILENCE_DAYS = env.integer("LEAD_SILENCE_DAYS", 60, minimum=7)
LEAD_ANSWER_DAYS = env.integer("LEAD_ANSWER_DAYS", 14, minimum=3)
# Days a work may wait for a decision until its leads are reminded, once a week from then on.
DECISION_DAYS = env.integer("DECISION_DAYS", 7, minimum=1)
