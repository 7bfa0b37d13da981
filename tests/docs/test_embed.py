"""docs/embed.md and its example: settings, messages and weight are those of the program."""

import json
import re
from html import unescape
from pathlib import Path

import brotli
import pytest

from app.factory import create_app
from app.scene.parse import read
from app.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "embed.md").read_text(encoding="utf-8")
HOST = (ROOT / "docs" / "examples" / "host.html").read_text(encoding="utf-8")
PACKED = {"Accept-Encoding": "br"}
FRAME = (ROOT / "assets" / "js" / "hosts" / "frame_messages.js").read_text(encoding="utf-8")


def table(heading):
    """The first two cells of the rows under a line that ends with this."""
    part = PAGE.partition(f"{heading}\n\n")[2].partition("\n\n")[0]
    return [tuple(cell.strip() for cell in line.split("|")[1:3]) for line in part.splitlines()[2:]]


def names(rows):
    return [re.search(r"`downhill:(\w+)`", first)[1] for first, _ in rows]


def test_the_messages_to_the_frame_are_those_that_it_takes():
    (body,) = re.findall(r"return \{\n(    set:.*?)\n  \};", FRAME, re.DOTALL)
    taken = re.findall(r"^    (\w+): \(", body, re.MULTILINE)
    assert len(taken) > 4
    assert names(table("To the frame:")) == taken
    for (_, given), name in zip(table("To the frame:"), taken, strict=True):
        wanted = re.search(rf"^    {name}: \(\{{? ?(\w*)", body, re.MULTILINE)[1]
        assert wanted in given
        assert bool(wanted) == bool(given)


def fields(written):
    """The keys of an object as a script writes it."""
    while written != (bare := re.sub(r"\[[^][]*\]|\([^()]*\)", "", written)):
        written = bare
    return [part.partition(":")[0].strip() for part in written.split(",")]


def test_the_messages_from_the_frame_are_those_that_it_sends():
    sent = dict(re.findall(r'tell\("(\w+)", \{\s+(.*?),?\s+\}\)', FRAME, re.DOTALL))
    told = dict(zip(names(table("From the frame:")), table("From the frame:"), strict=True))
    assert told.keys() == sent.keys()
    for name, (_, given) in told.items():
        assert fields(sent[name]) == re.findall(r"(?:^|, )`(\w+)`", given), name


def test_the_other_names_of_the_height_are_those_that_are_sent():
    for other in ('subject: "lti.frameResize"', 'context: "iframe.resize"'):
        assert other in FRAME
        assert other in PAGE


def test_the_settings_are_those_of_the_program():
    rows = re.findall(rf"^\| `{PREFIX}([A-Z_]+)` \| (\S*) ?\|", PAGE, re.MULTILINE)
    assert {name for name, _ in rows} == {"EMBED_ANCESTORS", "FRAME_ANCESTORS", "HOME"}
    for name, default in rows:
        assert default.strip("`") == Settings.model_fields[name.lower()].default


def test_the_element_of_the_page_opens_a_scene_without_a_note():
    (src,) = re.findall(r'<iframe src="([^"]+)"', PAGE)
    assert read(unescape(src).partition("?")[2]).notes == ()


def weight(client, page):
    """Bytes of a page and of all that it loads at once, compressed."""
    text = client.get(page, buffered=True).text
    found = re.findall(r'<(?:script|link)[^>]*(?:src|href)="(?!data:)([^"]+)"', text)
    assert len(found) >= 2
    sizes = [
        len(client.get(f"/{each.removeprefix('./')}", headers=PACKED, buffered=True).data)
        for each in (unescape(each) for each in found)
    ]
    return len(brotli.compress(text.encode(), quality=5)) + sum(sizes)


def test_a_frame_costs_what_the_page_says():
    client = create_app().server.test_client()
    told = float(re.search(r"([\d.]+) MB of transfer", PAGE)[1])
    frame = weight(client, "/embed")
    assert frame / 1e6 == pytest.approx(told, abs=0.03)
    assert frame < weight(client, "/") / 2


def test_every_message_of_the_example_is_one_of_the_page():
    sent = [json.loads(unescape(text)) for text in re.findall(r"data-send='([^']*)'", HOST)]
    assert {each["type"].removeprefix("downhill:") for each in sent} == set(
        names(table("To the frame:"))
    )
    (scene,) = [each["hash"] for each in sent if each["type"] == "downhill:set"]
    assert read(scene).notes == ()


def test_the_example_asks_no_other_host_for_anything():
    assert not re.findall(r'(?:src|href)="(?!data:)[^"]+"', HOST)
