from django.contrib.messages import ERROR, SUCCESS
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string


def test_what_is_said_twice_in_a_row_is_said_once() -> None:
    said = [Message(SUCCESS, "Saved."), Message(SUCCESS, "Saved."), Message(ERROR, "Saved.")]
    page = render_to_string("_messages.html", {"messages": said})
    assert page.count("<p>Saved.</p>") == 2
