"""Saying something about a work, or answering a remark."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.forms.place import PlaceForm
from contributions.models import Comment, Thread
from contributions.models.thread import COMMENT_LENGTH
from hitrecord.foundation.fields import TextField


class CommentForm(PlaceForm):
    """`answers` is the remark that is answered; it has to be of this thread."""

    text = TextField(
        label=_("Comment"),
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea(
            attrs={
                "rows": 3,
                "placeholder": _("What works, what would you try?"),
            }
        ),
        error_messages={
            "required": _("Write something before you send it."),
            "max_length": _(
                "A comment has room for %(limit_value)s characters, this one has %(show_value)s."
                " All of it is still here: shorten it and send it again."
            ),
        },
    )
    answers = forms.ModelChoiceField(
        Comment.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("The comment you answer is gone.")},
    )

    def __init__(
        self, *args: Any, thread: Thread | int, is_critique: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not is_critique:
            self.fields["text"].widget.attrs.pop("placeholder")
        field = self.fields["answers"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Comment.objects.filter(thread=thread, withdrawn_at=None)
