"""What the maker asks for and says about a remark, and words that are changed."""

from __future__ import annotations

from django import forms

from contributions.models import Bluntness, State
from contributions.models.feedback import QUESTION_LENGTH
from contributions.models.thread import COMMENT_LENGTH
from hitrecord.foundation.fields import LineField, TextField


class FeedbackForm(forms.Form):
    """Without a question nothing is asked any more."""

    question = LineField(required=False, max_length=QUESTION_LENGTH)
    bluntness = forms.ChoiceField(choices=Bluntness.choices, initial=Bluntness.HONEST)


class ResolutionForm(forms.Form):
    state = forms.ChoiceField(choices=State.choices)
    answer = TextField(required=False, max_length=COMMENT_LENGTH)


class RewordingForm(forms.Form):
    text = TextField(required=False, max_length=COMMENT_LENGTH)
