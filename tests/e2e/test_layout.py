"""On every screen: nothing cut off, nothing over another, nothing to scroll sideways."""

import re

import pytest
from playwright.sync_api import expect

from surfaces import SURFACES

SCREENS = [(1366, 657), (1920, 1080), (1280, 720), (1024, 768), (768, 1024), (360, 640), (320, 568)]

# What ends in an ellipsis is told whole to who points at it.
FAULTS = """() => {
  const faults = [];
  const endsInDots = (el) => {
    const { textOverflow, overflowX, webkitLineClamp } = getComputedStyle(el);
    return overflowX !== 'visible' && (textOverflow === 'ellipsis' || webkitLineClamp !== 'none');
  };
  const isShown = (el) => el.getClientRects().length > 0 && getComputedStyle(el).visibility !== 'hidden';
  const said = (el) => (el.textContent || el.value || '').slice(0, 30);
  const name = (el) => `${el.tagName}.${el.className?.baseVal ?? el.className} “${said(el)}”`;
  const words = 'h1, p, .word, .sentence, .letter, .readout, .caption, .formula, .picked-name, '
    + 'button, input, select';
  for (const el of document.querySelectorAll(words)) {
    if (!isShown(el) || el.closest('.unseen, dialog:not([open])') || el.type === 'hidden') continue;
    const box = el.getBoundingClientRect();
    if (box.left < -0.5 || box.right > innerWidth + 0.5) faults.push(`outside: ${name(el)}`);
    const isTold = endsInDots(el) && el.title.includes(el.value ?? el.textContent);
    if (el.tagName !== 'BUTTON' && !isTold && el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 0
      && getComputedStyle(el).display !== 'inline') faults.push(`cut off: ${name(el)}`);
  }
  const top = [...document.querySelectorAll('.header, .hill-bar')]
    .flatMap((bar) => [...bar.querySelectorAll('h1, a, button, input, select')]).filter(isShown);
  const boxes = top.map((el) => el.getBoundingClientRect());
  top.forEach((el, i) => top.slice(i + 1).forEach((next, j) => {
    const [a, b] = [boxes[i], boxes[i + 1 + j]];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 1) faults.push(`${name(el)} over ${name(next)}`);
  }));
  const neighbors = [
    ['.verdict', '.strip'], ['.map', '.verdict'], ['.ruler .decades', '.map'], ['.cause', '.ruler'],
  ];
  for (const [one, other] of neighbors) {
    for (const panel of document.querySelectorAll('.panel')) {
      const [a, b] = [one, other].map((part) => panel.querySelector(part).getBoundingClientRect());
      if (a.height && a.bottom > b.top + 0.5) faults.push(`${one} over ${other} in ${panel.dataset.panel}`);
    }
  }
  for (const panel of document.querySelectorAll('.panel')) {
    if (!isShown(panel)) continue;
    const words = panel.querySelector('.verdict > div').getBoundingClientRect();
    const chip = panel.querySelector('.verdict').getBoundingClientRect();
    if (words.bottom > chip.bottom - 2 || words.top < chip.top + 2)
      faults.push('a verdict touches the edge of its chip');
    const marks = [...panel.querySelectorAll('.decades span')].map((mark) => mark.getBoundingClientRect());
    marks.forEach((mark, i) => {
      if (i && mark.left < marks[i - 1].right) faults.push('decades over one another');
    });
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('scrolls sideways');
  return faults;
}"""


# A second at most, for what has changed its size to settle.
SETTLED = f"""async () => {{
  const look = {FAULTS};
  let found = look();
  for (let i = 0; i < 60 && found.length; i += 1) {{
    await new Promise(requestAnimationFrame);
    found = look();
  }}
  return found;
}}"""


@pytest.mark.parametrize("phone_first", [True, False])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "surface=rosenbrock&opt=adam,rmsprop,momentum,nesterov&eta=0.123456,0.00012,0.001,0.5",
        "surface=goldstein_price&opt=schedule_free,qhm,sign_descent,momentum_ema&sched=one_cycle"
        "&noise=0.25&batch=16&clip=norm:2.5",
    ],
)
def test_nothing_is_cut_off_or_overlaps(visitor, query, phone_first):
    screens = SCREENS[::-1] if phone_first else SCREENS
    visit = visitor(*screens[0]).open(query)
    for width, height in screens:
        visit.page.set_viewport_size({"width": width, "height": height})
        assert visit.page.evaluate(SETTLED) == [], (width, height)


@pytest.mark.parametrize("text", [125, 200])
@pytest.mark.parametrize(("width", "height"), [(1366, 657), (768, 1024), (360, 640)])
def test_larger_text_wraps_and_nothing_scrolls_sideways(visitor, width, height, text):
    visit = visitor(width, height).open(f"text={text}")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    for button in visit.page.locator(".header button:visible").all():
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("text", [150, 200])
def test_larger_text_on_a_phone_covers_nothing_and_leaves_the_method_its_name(visitor, text):
    visit = visitor(360, 640).open(f"text={text}")
    for _ in range(2):
        assert visit.page.evaluate(SETTLED) == []
        assert visit.panel("A").locator(".picked-name").bounding_box()["width"] > 60
        title = visit.page.locator("h1").bounding_box()
        hill = visit.picker("Hill").bounding_box()
        assert hill["y"] >= title["y"] + title["height"] or hill["x"] >= title["x"] + title["width"]
        visit.unfold()
    bar = visit.page.locator(".transport").bounding_box()
    strip = visit.page.locator(".strip:visible").bounding_box()
    assert strip["y"] + strip["height"] <= bar["y"]


@pytest.mark.parametrize("query", ["", "surface=goldstein_price&opt=schedule_free"])
@pytest.mark.parametrize("text", [100, 150, 200])
def test_on_a_laptop_at_200_percent_all_is_there_whatever_the_size_of_the_text(
    visitor, text, query
):
    visit = visitor(683, 328).open(f"text={text}&{query}")
    faults = visit.page.evaluate(SETTLED)
    # Where a map stands beside the rest it is neither below nor above it, and a tab has its word for the ear.
    beside = (".ruler .decades over .map", ".map over .verdict", "cut off: SPAN.word")
    assert [fault for fault in faults if text > 100 or not fault.startswith(beside)] == []
    for control in visit.page.locator(":is(.header, .hill-bar, .transport) button:visible").all():
        box = control.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 683
    strip = visit.page.locator(".strip:visible").last.bounding_box()
    assert strip["height"] >= 40
    bar = visit.page.locator(".transport").bounding_box()
    assert strip["y"] + strip["height"] <= bar["y"]


OPEN = """(query) => new Promise((done) => {
    const { stage, open } = downhill.page;
    const { load } = stage;
    stage.load = (...given) => {
        stage.load = load;
        load(...given);
        done();
    };
    open({ query });
})"""


@pytest.mark.parametrize(("width", "height"), [(1366, 657), (1280, 720), (360, 640)])
def test_every_hill_has_room(visitor, width, height):
    visit = visitor(width, height).open()
    for surface in SURFACES:
        visit.page.evaluate(OPEN, f"surface={surface}")
        expect(visit.picker("Hill")).to_contain_text(SURFACES[surface].label)
        assert visit.page.evaluate(SETTLED) == [], surface
        if width > 640:
            assert visit.page.evaluate("document.documentElement.scrollHeight") == height, surface


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_and_the_button(visitor, scheme):
    visit = visitor(color_scheme=scheme).open()
    root = visit.page.locator("html")
    other = {"light": "dark", "dark": "light"}[scheme]
    assert root.get_attribute("data-theme") == scheme
    visit.page.get_by_role("button", name="Light or dark").click()
    assert root.get_attribute("data-theme") == other
    visit.address_has(f"theme={other}")


def test_a_phone_shows_one_panel_and_the_other_fates_as_tabs(visitor):
    visit = visitor(360, 640).open()
    tabs = visit.page.locator(".tab")
    assert [tab.inner_text().split("\n")[-1] for tab in tabs.all()] == [
        "Too slow",
        "Just right",
        "Oscillates",
        "Diverges",
    ]
    tabs.nth(3).click()
    assert visit.panel("D").is_visible()
    assert not visit.panel("A").is_visible()
    # What was out of sight is drawn as soon as it is seen, where the clock stands.
    expect(visit.panel("D").locator(".trail")).to_have_attribute("d", re.compile("L.*L"))
    expect(visit.panel("D").locator(".arrow")).to_be_visible()
    expect(visit.panel("D").locator(".readout")).to_have_text("loss 40968")


@pytest.mark.parametrize("height", [640, 800])
def test_on_a_phones_first_screen_the_verdict_stands_above_the_bar(visitor, height):
    visit = visitor(360, height).open()
    verdict = visit.verdict("A").bounding_box()
    assert verdict["y"] + verdict["height"] <= visit.page.locator(".transport").bounding_box()["y"]


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1280, 720), (1920, 1080)])
def test_a_projector_shows_four_panels_at_once_in_letters_for_the_last_row(visitor, width, height):
    visit = visitor(width, height).open("theme=projector")
    sizes = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    assert visit.page.evaluate(sizes) == [width, height]
    size = "(words) => parseFloat(getComputedStyle(words).fontSize)"
    for letter in "ABCD":
        assert visit.verdict(letter).locator(".word").evaluate(size) >= height / 30
        assert visit.verdict(letter).locator(".sentence").evaluate(size) >= height / 50
        numbers = visit.panel(letter).locator(".decades span, .map-scales text, .strip .plot")
        assert numbers.count() > 6
        assert min(numbers.evaluate_all(f"(all) => all.map({size})")) >= height / 50
        box = visit.panel(letter).locator(".map").bounding_box()
        assert min(box["width"], box["height"]) >= 180
    bar = visit.page.locator(".transport").bounding_box()
    assert bar["y"] + bar["height"] <= height
    assert visit.panel("D").bounding_box()["y"] < bar["y"]


@pytest.mark.parametrize(("width", "height"), [(844, 390), (740, 360)])
def test_on_a_phone_that_lies_all_of_one_panel_is_in_sight(visitor, width, height):
    visit = visitor(width, height).open()
    boxes = [
        visit.page.locator(f"{part}:visible").bounding_box()
        for part in (".tabs", ".map", ".cause", ".ruler", ".verdict", ".strip", ".transport")
    ]
    for box in boxes:
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
        assert box["x"] + box["width"] <= width
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            wide = min(b["x"] + b["width"] for b in (one, other)) - max(one["x"], other["x"])
            high = min(b["y"] + b["height"] for b in (one, other)) - max(one["y"], other["y"])
            assert min(wide, high) <= 0.5, (one, other)
    assert boxes[1]["height"] >= 200
    visit.page.get_by_role("button", name="D Diverges").click()
    expect(visit.verdict("D")).to_be_visible()


@pytest.mark.parametrize("text", [125, 150, 200])
def test_larger_text_in_a_frame_scrolls_and_covers_nothing(visitor, text):
    visit = visitor(700, 450)
    visit.page.goto(f"{visit.address}embed?text={text}")
    visit.ready()
    visit.frames()
    assert visit.page.evaluate(FAULTS) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 700
    visit.page.mouse.move(350, 300)
    visit.page.mouse.wheel(0, 5000)
    expect(visit.verdict("D")).to_be_in_viewport()


@pytest.mark.parametrize(("path", "width", "height"), [("", 360, 640), ("embed", 340, 560)])
def test_on_a_narrow_screen_all_of_the_first_panel_is_seen_at_once(visitor, path, width, height):
    visit = visitor(width, height)
    visit.page.goto(f"{visit.address}{path}")
    expect(visit.page.locator(".page.ready")).to_be_visible()
    visit.page.wait_for_load_state("networkidle")
    visit.frames()
    size = visit.page.evaluate(
        "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert size == [width, height]


# Words of a panel that touch other words of it, or its drawn marks.
TOUCHING = """(panel) => {
    const words = panel.querySelectorAll(
        '.map-scales text, .loss-band, .start-name, .arrow, .readout, .off-scale, .loss-point');
    const shown = [...words].filter((it) => {
        const { visibility, display } = getComputedStyle(it);
        return visibility !== 'hidden' && display !== 'none' && it.getClientRects().length;
    });
    const box = (it) => it.getBoundingClientRect();
    const apart = (a, b) =>
        a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5;
    const own = (a, b) => a.contains(b) || b.contains(a) || (a.matches('.loss-band') && b.matches('.loss-band'));
    return shown.flatMap((one, i) => shown.slice(i + 1)
        .filter((other) => !own(one, other) && !apart(box(one), box(other)))
        .map((other) => `${one.classList} ${one.textContent} – ${other.classList} ${other.textContent}`));
}"""


@pytest.mark.parametrize(
    ("width", "height", "look"),
    [(1366, 657, ""), (1920, 1080, ""), (1024, 768, "theme=projector&")],
)
@pytest.mark.parametrize(
    "query", ["eta=0.3,0.5,2,0.22", "surface=monkey_saddle&eta=0.05,0.2,0.3,1"]
)
def test_words_arrows_and_numbers_of_a_panel_keep_apart(visitor, width, height, look, query):
    visit = visitor(width, height).open(look + query)
    for letter in "ABCD":
        assert visit.panel(letter).evaluate(TOUCHING) == [], letter
    assert visit.panel("A").locator(".map-scales text:visible").count() > 3
