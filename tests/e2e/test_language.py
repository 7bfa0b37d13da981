"""In another language nothing on the page is English but what is meant to be.

The language for tests puts accents on what it translates: a word in plain letters is not translated,
wherever it stands, or is named here.
"""

import re
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from app.exports import EXPORTS
from app.scene.parse import read
from app.settings import get_settings

# Names, file types and keys of a keyboard: the same in every language.
NAMES = re.compile(
    r"Downhill|English|HTML|CSV|JSON|A?PNG|GIF|SVG|QR|WebM|MP4|NumPy|PyTorch|Optax|Markdown|MyST"
    r"|Sphinx|MDX|reveal\.js|Quarto|Jupyter( notebook)?|mystmd|Moodle|Canvas|Book|Excel|Calc|Numbers"
    r"|Ctrl|Alt|Shift|Space|Esc|Home|End|Page (Up|Down)|Arrows|Taylor|Hesse|Nesterov|Polyak|Wolfe"
)
# Addresses, and their keys with a value; what was typed, in the quotes of a note.
TYPED = re.compile(r"https?:\S+|\b[a-z_]+='[^']*'|\b(eta|[a-z_]+:[\d.:]+)|'lr'|“[^”]*”|[\w-]+\.csv")
MATHS = re.compile(r"\b(cos|sin|log|exp|sqrt|max|min|sign|tanh|arctan|ln|ms|px|xx|xr|nan|inf)\b")
PLAIN = re.compile(r"[A-Za-z]{2,}")
# Every text and every name for who only hears, but for code, formulas, citations and keys.
TEXTS = """root => {
  const found = [["title", document.title]];
  const skipped = "script, style, noscript, textarea, code, kbd, .formula, .option-formula, .text-of,"
    + " .reference, svg.maths";
  const names = ["aria-label", "title", "alt", "placeholder", "aria-valuetext", "aria-description"];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.currentNode; node; node = walk.nextNode()) {
    const element = node.nodeType === 3 ? node.parentElement : node;
    if (!element || element.closest(skipped)) continue;
    const place = `${element.tagName} ${element.getAttribute("class") ?? ""}`;
    if (node.nodeType === 3) found.push([place, node.data]);
    else for (const name of names)
      if (node.hasAttribute(name)) found.push([`${place} ${name}`, node.getAttribute(name)]);
    if (node.nodeType === 1 && node.matches("input[type=text]")) found.push([place, node.value]);
  }
  return found;
}"""
# A map is whole, a view has its answer, no picture is late.
STILL = """() => !document.querySelector("[aria-busy=true], .stale, .late")
    && [...document.querySelectorAll(".map-bar")].every(({ hidden }) => hidden)"""


class Reader:
    """Reads all that is on a page, seen or heard, and keeps what is in plain letters."""

    def __init__(self, page):
        self.page = page
        self.found = {}

    def read(self, where):
        for place, text in self.page.locator("html").evaluate(TEXTS):
            self.check(where, place, text)

    def check(self, where, place, text):
        rest = MATHS.sub("", TYPED.sub("", NAMES.sub("", text)))
        if plain := PLAIN.search(rest):
            self.found.setdefault(f"{plain[0]} in {place}: {text.strip()[:300]}", where)

    def pictures(self):
        """Read the pictures that a visitor can take: of now, and of a step of a film."""
        for tick in (None, 3):
            svg = self.page.evaluate("(tick) => downhill.picture.svg('all', { tick })", tick)
            texts = [each.text or "" for each in ElementTree.fromstring(svg).iter()]
            assert len([text for text in texts if "⟦" in text]) > 10
            for text in texts:
                self.check("picture", "svg", text)

    def settle(self):
        self.page.wait_for_function(STILL)

    def report(self):
        return "\n".join(f"{where}: {text}" for text, where in self.found.items())

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def each(self, selector, where):
        """Click every element of a kind, one after the other, and read what comes of it."""
        for element in self.page.locator(selector).all():
            if element.is_visible() and element.is_enabled():
                element.click()
                self.settle()
                self.read(where)

    def views(self, more):
        """Open one view of the drawer after another, and do in it what there is to do: `more`."""
        openers = self.page.locator(".header [data-view]:visible, .hill-bar [data-view]:visible")
        names = list(dict.fromkeys(each.get_attribute("data-view") for each in openers.all()))
        assert names
        assert more.keys() <= {*names}
        for name in names:
            opener = self.page.locator(f'[data-view="{name}"]:visible').first
            if not opener.is_visible():  # in a small frame the drawer lies over it
                self.page.locator('[data-action="close-drawer"]').click()
            opener.click()
            expect(self.page.locator(f'.view[data-of="{name}"]')).to_be_visible()
            self.settle()
            self.read(name)
            for act in more.get(name, ()):
                act(self)
                self.settle()
                self.read(name)

    def hover(self, selector, x, y):
        """Rest over a place of an element, given as shares of it."""
        box = self.page.locator(selector).first.bounding_box()
        self.page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
        self.page.wait_for_timeout(600)

    def walk(self):
        """Move through a walk by keys: each step is told to who only hears."""
        self.page.locator('[data-panel="0"] .map').focus()
        for key in ("Home", "ArrowRight", "ArrowRight", "+", "2", "End"):
            self.press(key)
            self.read(key)
        self.hover('[data-panel="1"] .map', 0.3, 0.6)
        self.read("at rest")

    def type(self, panel, *texts):
        """Type what is no rate."""
        field = self.page.locator(f'[data-panel="{panel}"] .field.eta input').first
        for text in texts:
            field.fill(text)
            field.press("Enter")
            self.read(f"typed {text}")
            assert "⟦" in self.page.locator(".notes").inner_text()


def kinds(reader):
    """Draw all that a view can draw."""
    reader.each(".view:not([hidden]) .kinds button", "kinds")


# What there is to do in a view.
MORE = {
    "step": [lambda reader: reader.press("Home"), lambda reader: reader.press("ArrowRight")],
    "rates": [kinds, lambda reader: reader.hover(".view[data-of=rates] .sheet", 0.4, 0.5)],
    "maps": [
        lambda reader: reader.hover(".map-field", 0.1, 0.5),
        lambda reader: reader.hover(".map-field", 0.8, 0.8),
        kinds,
        lambda reader: reader.hover(".map-field", 0.5, 0.5),
    ],
}
NONSENSE = ("fast", "1,2,3", "-1", "1_0", "5 %", "1/0", "0x1", "½", "1.2.3", "1 2", "1" * 401)


QUERY = (
    "lang=xx&noise=0.5&opt=adam,momentum,lion,rmsprop&eta=x,1e9,1e-3,0.02&lr=1&steps=1,5"
    "&sched=cosine,warm_up:5:multi_step,piecewise,plateau&clip=norm:2"
)


def share(reader):
    """Open every part of the dialog, and every kind of snippet."""
    reader.page.locator('[data-action="share"]').click()
    expect(reader.page.locator("#share")).to_be_visible()
    for tab in reader.page.locator("#share [role=tab]").all():
        tab.click()
        reader.read("share")
        # What is beside the tabs loads the frame anew, and its choices have been read.
        for select in reader.page.locator("#share [role=tabpanel] select:visible").all():
            for option in select.locator("option").all():
                select.select_option(option.get_attribute("value"))
                reader.read("share")
    reader.press("Escape")


def without_server(visit, reader):
    """Let the server be away: that is said, and how to go on."""
    visit.page.route("**/ask/**", lambda route: route.abort())
    visit.page.route("**/healthz", lambda route: route.abort())
    field = visit.page.locator('[data-panel="1"] .field.eta input')
    field.fill("0.3")
    field.press("Enter")
    expect(visit.page.locator("#banner")).to_contain_text("⟦")
    reader.read("away")
    visit.page.close()
    visit.complaints[:] = [each for each in visit.complaints if "Failed to load" not in each]


@pytest.mark.browser
def test_the_page_has_no_english_left_in_another_language(visitor):
    visit = visitor()
    visit.open(QUERY)
    reader = Reader(visit.page)
    reader.read("page")
    reader.walk()
    reader.type(0, *NONSENSE)
    reader.views(MORE)
    reader.press("Escape")
    visit.page.locator('[data-action="help"]').click()
    reader.read("help")
    reader.press("Escape")
    reader.pictures()
    share(reader)
    without_server(visit, reader)
    assert reader.report() == ""


@pytest.mark.browser
def test_a_frame_has_no_english_left_in_another_language(visitor, served):
    visit = visitor(700, 450)
    visit.page.goto(f"{served}embed?{QUERY}")
    visit.ready()
    reader = Reader(visit.page)
    reader.read("frame")
    reader.walk()
    reader.type(0, "fast")
    reader.views({})
    assert reader.report() == ""


@pytest.mark.browser
def test_a_file_has_no_english_left_in_another_language(visitor, tmp_path):
    file = tmp_path / "downhill.html"
    scene = read("lang=xx&steps=20&opt=adam,momentum,lion,rmsprop").scene
    file.write_bytes(EXPORTS["downhill.html"].make(scene, get_settings()))
    visit = visitor(address=file.as_uri(), offline=True)
    visit.page.goto(f"{file.as_uri()}#eta=x,1,1,1e99")
    visit.ready()
    reader = Reader(visit.page)
    reader.read("file")
    reader.walk()
    reader.type(0, "fast")
    reader.views({"rates": MORE["rates"]})
    visit.page.locator('[data-action="help"]').click()
    reader.read("help")
    assert reader.report() == ""


def overflow(page):
    """By how many pixels a page is wider than its window."""
    return page.locator("html").evaluate("root => root.scrollWidth - root.clientWidth")


@pytest.mark.browser
def test_a_language_from_right_to_left_turns_the_page_and_nothing_overflows(visitor, served):
    visit = visitor()
    visit.open("lang=xr&autoplay=0")
    html = visit.page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("xr", "rtl")
    assert html.evaluate("root => getComputedStyle(root).direction") == "rtl"
    for width, height in ((1366, 657), (360, 640)):
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.frames()
        assert overflow(visit.page) <= 0, width
        caption = visit.page.locator("#caption")
        if width > 1000:  # on a phone it is told elsewhere
            assert caption.evaluate("(it) => it.scrollHeight <= it.clientHeight + 1")
    visit.page.goto(f"{served}embed?lang=xr&autoplay=0")
    visit.ready()
    for width, height in ((700, 450), (360, 640)):
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.frames()
        assert overflow(visit.page) <= 0, f"frame of {width}"
