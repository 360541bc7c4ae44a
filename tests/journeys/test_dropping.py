"""Files that are dropped or pasted, and one that is finished from another browser."""

from __future__ import annotations

import base64
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.journeys import making
from tests.journeys.people import Crowd, Person
from tests.journeys.test_uploading import begin, file_of, parts_sent, row, up_to_the_last_part

pytestmark = pytest.mark.browser
BRING = """([name, words, how]) => {
  const bytes = Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0));
  const brought = new DataTransfer();
  brought.items.add(new File([bytes], name, { type: "image/png" }));
  const all = { bubbles: true, cancelable: true };
  const drop = () => new DragEvent("drop", { ...all, dataTransfer: brought });
  const paste = () => new ClipboardEvent("paste", { ...all, clipboardData: brought });
  const [place, event] = {
    "on the field": () => [document.querySelector("file-drop"), drop()],
    "beside it": () => [document.querySelector("h1"), drop()],
    "by pasting": () => [document.body, paste()],
  }[how]();
  place.dispatchEvent(event);
}"""


def bring(person: Person, path: Path, how: str) -> None:
    words = base64.b64encode(path.read_bytes()).decode()
    person.page.evaluate(BRING, [path.name, words, how])


@pytest.mark.parametrize("how", ["on the field", "beside it", "by pasting"])
def test_a_picture_comes_in_by_hand(crowd: Crowd, folder: Path, how: str) -> None:
    dan = crowd.another_window("dan")
    path = making.picture(folder / f"{how.replace(' ', '-')}.png", hue=len(how) * 3)
    dan.open("/contribute/")
    bring(dan, path, how)
    expect(file_of(dan, path.name)).to_be_visible(timeout=30_000)
    dan.page.context.close()


def test_a_file_half_sent_is_finished_from_another_browser(crowd: Crowd, folder: Path) -> None:
    """Signed in anew: nothing of the first window is left but what the site knows."""
    head = making.film(folder / "two.mp4", seconds=0.2, width=320, height=180).read_bytes()
    path = folder / "two-browsers.mp4"
    path.write_bytes(head + np.random.default_rng(8).bytes(30_000_000 - len(head)))
    dan = crowd.member("dan", viewport={"width": 1280, "height": 900}).open("/contribute/")
    up_to_the_last_part(dan, path)
    draft = dan.path
    dan.page.context.close()
    again = crowd.member("dan", viewport={"width": 360, "height": 740}).open(draft)
    expect(row(again, path.name)).to_contain_text("Choose the same file again to go on.")
    sent = parts_sent(again)
    begin(again, path)
    expect(file_of(again, path.name)).to_be_visible(timeout=60_000)
    assert sent == [4]
    again.page.context.close()
