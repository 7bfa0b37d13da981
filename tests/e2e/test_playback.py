"""The clock: buttons, timeline, keys, speed."""

import re

from playwright.sync_api import expect


def press(visit, name):
    visit.page.get_by_role("button", name=name, exact=True).click()


def test_buttons_go_to_the_start_one_step_on_one_back_and_to_the_end(visit):
    press(visit, "To the start")
    visit.at_step(0, 40)
    press(visit, "One step forward")
    press(visit, "One step forward")
    visit.at_step(2, 40)
    press(visit, "One step back")
    visit.at_step(1, 40)
    press(visit, "To the end")
    visit.at_step(40, 40)


def test_a_step_back_draws_exactly_what_was_there(visit):
    press(visit, "To the start")
    seen = []
    for _ in range(6):
        seen.append(visit.trail("C"))
        press(visit, "One step forward")
    for trail in reversed(seen):
        press(visit, "One step back")
        expect(visit.panel("C").locator(".trail")).to_have_attribute("d", trail)


def test_the_timeline_scrubs_and_pauses(visit):
    press(visit, "Replay")
    visit.page.get_by_role("slider", name="Step").fill("7")
    visit.at_step(7, 40)
    expect(visit.page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(visit.page.get_by_role("slider", name="Step")).to_have_attribute(
        "aria-valuetext", "step 7 of 40"
    )


def test_a_paused_step_is_in_the_address_and_opens_again(visit, visitor):
    visit.page.get_by_role("slider", name="Step").fill("5")
    visit.address_has("step=5")
    again = visitor(motion="no-preference").open(visit.page.url.split("?")[1])
    again.at_step(5, 40)


def test_keys_drive_the_stage_when_it_has_the_focus(visit):
    visit.panel("B").locator(".map").click()
    keys = visit.page.keyboard
    keys.press("Home")
    visit.at_step(0)
    keys.press("ArrowRight")
    keys.press(".")
    visit.at_step(2)
    keys.press("Shift+ArrowRight")
    visit.at_step(12)
    keys.press(",")
    visit.at_step(11)
    keys.press("k")
    expect(visit.page.get_by_role("button", name="Pause")).to_be_visible()
    keys.press("Space")
    expect(visit.page.get_by_role("button", name="Pause")).to_have_count(0)
    keys.press("End")
    keys.press("+")
    expect(visit.page.get_by_role("combobox", name="Speed")).to_have_value("16")
    keys.press("-")
    expect(visit.page.get_by_role("combobox", name="Speed")).to_have_value("8")
    keys.press("3")
    expect(visit.panel("C").locator(".map")).to_be_focused()


def test_on_a_page_that_fits_space_and_arrows_work_before_anything_has_the_focus(visit):
    assert visit.page.evaluate("document.activeElement === document.body")
    visit.page.keyboard.press("ArrowLeft")
    visit.at_step(39, 40)
    visit.page.keyboard.press("Home")
    visit.at_step(0, 40)
    visit.page.keyboard.press("Space")
    expect(visit.page.get_by_role("button", name="Pause")).to_be_visible()
    visit.page.keyboard.press("2")
    assert visit.page.evaluate("document.activeElement === document.body")


def test_no_single_key_fires_from_a_field_or_with_the_switch_off(visit):
    visit.rate("A").focus()
    visit.page.keyboard.press("k")
    visit.at_step(40)
    expect(visit.page.get_by_role("button", name="Replay")).to_be_visible()
    visit.page.keyboard.press("Escape")
    visit.rate("A").fill("0.002")
    press(visit, "Help and keyboard")
    visit.page.get_by_label("Single-key shortcuts").uncheck()
    visit.page.keyboard.press("Escape")
    visit.panel("A").locator(".map").focus()
    visit.page.keyboard.press(",")
    visit.at_step(40)
    visit.page.keyboard.press("ArrowLeft")
    visit.at_step(39)


def test_alt_k_plays_from_anywhere_and_alt_r_goes_back(visit):
    visit.rate("A").focus()
    visit.page.keyboard.press("Alt+k")
    expect(visit.page.get_by_role("button", name="Pause")).to_be_visible()
    visit.page.keyboard.press("Alt+r")
    visit.at_step(0, 40)


def test_the_help_dialog_lists_the_keys_and_gives_the_focus_back(visit):
    opener = visit.page.get_by_role("button", name="Help and keyboard")
    opener.click()
    dialog = visit.page.get_by_role("dialog", name="How to drive Downhill")
    expect(dialog).to_contain_text("Alt + K")
    visit.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_marks_over_the_timeline_are_told_in_words_but_not_to_who_is_to_predict(visitor):
    visit = visitor().open("autoplay=0")
    visit.panel("B").locator(".map").focus()
    visit.page.keyboard.press("2")
    track = visit.page.locator(".track")
    expect(track).to_have_attribute("title", re.compile(r"^B: │ .*; ● settled at step 11$"))
    hidden = visitor().open("autoplay=0&hide=verdict")
    hidden.panel("B").locator(".map").focus()
    hidden.page.keyboard.press("2")
    expect(hidden.panel("B").locator(".map")).to_be_focused()
    expect(hidden.page.locator(".track")).to_have_attribute("title", "")
    expect(hidden.page.locator(".marks")).to_be_hidden()


def test_a_speed_stays_in_the_address(visit):
    visit.page.get_by_role("combobox", name="Speed").select_option("32")
    visit.address_has("speed=32")


def test_at_the_end_nothing_runs_any_more(visit):
    visit.page.evaluate("""() => {
        window.frames_asked = 0;
        const ask = window.requestAnimationFrame;
        window.requestAnimationFrame = (act) => { window.frames_asked += 1; return ask.call(window, act); };
    }""")
    visit.page.get_by_role("combobox", name="Speed").select_option("max")
    press(visit, "Replay")
    expect(visit.page.get_by_role("button", name="Replay")).to_be_visible()
    visit.at_step(40)
    asked = visit.page.evaluate("window.frames_asked")
    assert asked > 0
    # Two frames of the browser later, still nobody has asked for another one.
    visit.page.evaluate("() => new Promise((done) => setTimeout(done, 100))")
    assert visit.page.evaluate("window.frames_asked") == asked


def test_on_the_first_play_a_verdict_comes_when_it_is_known_and_stays(visitor):
    visit = visitor(motion="no-preference").open("speed=1")
    expect(visit.page.locator(".page.undecided")).to_be_visible()
    visit.page.get_by_role("button", name="Pause").click()
    for letter in "ABCD":
        expect(visit.verdict(letter)).to_contain_text("On the way")
    expect(visit.page.locator("#prompt")).to_have_text("Which of these walks will arrive?")
    source = re.sub(
        r"--(?:zone|dashes)-\w+", "", visit.page.locator("main").inner_html()
    )  # in rules that are off
    for told in ("Just right", "just_right", "Diverges", "diverges", "Too slow", "Oscillates"):
        assert told not in source
    visit.page.get_by_role("slider", name="Step", exact=True).fill("6")
    expect(visit.verdict("D")).to_have_text(
        re.compile(r"^Diverges\s*left the map at step 5; loss × [12]\.\d+ by now$")
    )
    expect(visit.verdict("B")).to_contain_text("On the way")
    expect(visit.verdict("A")).to_contain_text("% of the loss is left at step 6")
    visit.page.get_by_role("slider", name="Step", exact=True).fill("2")
    expect(visit.verdict("D")).to_contain_text("Diverges")
    visit.page.get_by_role("button", name="To the end").click()
    expect(visit.verdict("D")).to_contain_text("loss × 1463")
    expect(visit.verdict("A")).to_contain_text("Too slow")
    expect(visit.page.locator(".page.undecided")).to_have_count(0)
    visit.page.get_by_role("slider", name="Step", exact=True).fill("0")
    expect(visit.verdict("A")).to_contain_text("Too slow")


def test_a_verdict_on_the_whole_walk_says_that_it_is_one_while_an_earlier_step_is_looked_at(visit):
    word = visit.verdict("C").locator(".word")
    said = "(word) => getComputedStyle(word, '::after').content"
    assert word.evaluate(said) in ("none", '""')
    visit.page.get_by_role("slider", name="Step", exact=True).fill("12")
    expect(word).to_have_attribute("data-when", "at the end")
    assert word.evaluate(said) == '"at the end"'
    visit.page.get_by_role("button", name="To the end").click()
    expect(word).to_have_attribute("data-when", "")


def test_on_the_first_play_no_view_tells_what_is_not_yet_known(visitor):
    visit = visitor(motion="no-preference").open("speed=1&view=loss")
    visit.page.get_by_role("button", name="Pause").click()
    expect(visit.page.locator(".page.undecided")).to_be_visible()
    looks = (
        visit.drawer()
        .locator(".loss-sheet [data-fate]")
        .evaluate_all(
            "(all) => all.map((each) => [each.tagName, getComputedStyle(each).getPropertyValue('--fate'),"
            " getComputedStyle(each).strokeDasharray])"
        )
    )
    assert len({tuple(each) for each in looks}) == len({tag for tag, *_ in looks})
    expect(visit.drawer().locator(".reason")).to_have_text([""] * 4)


def test_a_step_is_told_with_what_the_hill_has(visitor):
    visit = visitor().open("surface=parabola&start=4,0&step=0")
    press(visit, "One step forward")
    expect(visit.page.locator("#announcer")).to_have_text(
        re.compile(r"^Panel A, step 1: x [\d.]+, loss [\d.]+\.$")
    )
    visit.open("step=0")
    press(visit, "One step forward")
    expect(visit.page.locator("#announcer")).to_have_text(
        re.compile(r"^Panel A, step 1: x minus [\d.]+, y ")
    )
