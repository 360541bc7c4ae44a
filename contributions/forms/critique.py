"""What the maker asks for and says about a remark, and words that are changed."""

from __future__ import annotations

from django import forms

from contributions.models import Bluntness, State
from contributions.models.feedback import QUESTION_LENGTH
from contributions.models.thread import COMMENT_LENGTH
from hitrecord.foundation.fields import LineField, TextField


class FeedbackForm(forms.Form):
    """`take_back` is the button that asks nothing any more."""

    question = LineField(required=False, max_length=QUESTION_LENGTH)
    bluntness = forms.ChoiceField(choices=Bluntness.choices, initial=Bluntness.HONEST)


class ResolutionForm(forms.Form):
    state = forms.ChoiceField(choices=State.choices)
    number = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)
    answer = TextField(required=False, max_length=COMMENT_LENGTH)


class RewordingForm(forms.Form):
    text = TextField(required=False, max_length=COMMENT_LENGTH)
