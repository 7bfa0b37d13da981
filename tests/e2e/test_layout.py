"""On every screen: nothing cut off, nothing over another, nothing to scroll sideways."""

import re

import pytest
from playwright.sync_api import expect

SCREENS = [(1366, 657), (1920, 1080), (1280, 720), (1024, 768), (768, 1024), (360, 640), (320, 568)]

FAULTS = """() => {
  const faults = [];
  const isShown = (el) => el.getClientRects().length > 0 && getComputedStyle(el).visibility !== 'hidden';
  const name = (el) => `${el.tagName}.${el.className?.baseVal ?? el.className} “${(el.textContent || el.value || '').slice(0, 30)}”`;
  for (const el of document.querySelectorAll('h1, p, .word, .sentence, .letter, .readout, .caption, .formula, button, input, select')) {
    if (!isShown(el) || el.closest('.unseen, dialog:not([open])') || el.type === 'hidden') continue;
    const box = el.getBoundingClientRect();
    if (box.left < -0.5 || box.right > innerWidth + 0.5) faults.push(`outside: ${name(el)}`);
    if (el.tagName !== 'BUTTON' && el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 0
      && getComputedStyle(el).display !== 'inline') faults.push(`cut off: ${name(el)}`);
  }
  for (const [one, other] of [['.verdict', '.strip'], ['.map', '.verdict'], ['.ruler .decades', '.map'], ['.cause', '.ruler']]) {
    for (const panel of document.querySelectorAll('.panel')) {
      const [a, b] = [one, other].map((part) => panel.querySelector(part).getBoundingClientRect());
      if (a.height && a.bottom > b.top + 0.5) faults.push(`${one} over ${other} in ${panel.dataset.panel}`);
    }
  }
  for (const panel of document.querySelectorAll('.panel')) {
    if (!isShown(panel)) continue;
    const words = panel.querySelector('.verdict > div').getBoundingClientRect();
    const chip = panel.querySelector('.verdict').getBoundingClientRect();
    if (words.bottom > chip.bottom + 0.5 || words.top < chip.top - 0.5) faults.push('a verdict is larger than its chip');
    const marks = [...panel.querySelectorAll('.decades span')].map((mark) => mark.getBoundingClientRect());
    marks.forEach((mark, i) => i && mark.left < marks[i - 1].right && faults.push('decades over one another'));
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('scrolls sideways');
  return faults;
}"""


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize(
    "query",
    [
        "",
        "surface=rosenbrock&opt=adam,rmsprop,momentum,nesterov&eta=0.123456,0.00012,0.001,0.5",
        "surface=double_well",
    ],
)
def test_nothing_is_cut_off_or_overlaps(visitor, width, height, query):
    visit = visitor(width, height).open(query)
    assert visit.page.evaluate(FAULTS) == []


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
    expect(visit.panel("D").locator(".readout")).to_have_text("loss 41000")
