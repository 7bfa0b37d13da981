"""Films made in the browser: they play, they are given up, and where there is no recorder it is said."""

import base64
import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Error

from app.raster.color_tokens import fate_colors
from tests.e2e.test_pictures import BYTES, seen

RECORD = f"""async (options) => {{
    const shares = [];
    const promise = downhill.film.record({{ ...options, progress: (share) => shares.push(share) }});
    const film = await promise;
    return [film.type, shares, await ({BYTES})(film)];
}}"""


# Plays a film outside of the page, whose policy lets no medium in; gives its length, its size, and its
# last picture.
PLAY = """async (address) => {
    const video = document.createElement("video");
    video.muted = true;
    document.body.append(video);
    await new Promise((done, lost) => {
        video.onloadeddata = done;
        video.onerror = () => lost(new Error(video.error.message));
        video.src = address;
    });
    const shot = () => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
        canvas.getContext("2d").drawImage(video, 0, 0);
        return canvas.toDataURL("image/png").split(",")[1];
    };
    await new Promise((done) => { video.onseeked = done; video.currentTime = 0.05; });
    const first = shot();
    const ended = new Promise((done) => { video.onended = done; });
    video.playbackRate = 4;
    await video.play();
    await ended;
    return [video.currentTime, first, shot()];
}"""


def played(browser, film):
    """The length of a film, its first and its last picture, by a player of its own."""
    page = browser.new_page()
    try:
        length, *pictures = page.evaluate(PLAY, f"data:video/webm;base64,{film}")
    finally:
        page.close()
    return length, *(Image.open(io.BytesIO(base64.b64decode(each))) for each in pictures)


def test_a_film_can_be_played_and_ends_with_every_fate(visitor, browser):
    visit = visitor().open("steps=16")
    kind, shares, film = visit.page.evaluate(RECORD, {"width": 960})
    assert kind == "video/webm"
    assert base64.b64decode(film)[:4] == b"\x1a\x45\xdf\xa3"
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    length, first, last = played(browser, film)
    assert length == pytest.approx(4.0, abs=0.5)  # 16 steps at 8 a second, and the end that stands
    assert last.width == 960
    assert last.height % 2 == 0
    for fate in ("too_slow", "oscillates", "diverges"):
        color, _ = fate_colors("light", fate)
        assert seen(last, color, near=80) > seen(first, color, near=80) > 0
    visit.at_step(16)


def test_a_film_that_is_given_up_is_not_made(visit):
    found = visit.page.evaluate("""async () => {
        const control = new AbortController();
        let count = 0;
        try {
            await downhill.film.record({ signal: control.signal, progress() {
                count += 1;
                if (count === 3) control.abort();
            } });
        } catch (error) {
            return [error.name, count];
        }
    }""")
    assert found == ["AbortError", 3]


def test_a_film_given_up_before_it_began_is_not_begun(visit):
    with pytest.raises(Error, match="AbortError"):
        visit.page.evaluate("downhill.film.record({ signal: AbortSignal.abort() })")


def test_a_walk_that_changes_makes_no_film(visit):
    visit.page.evaluate("""() => {
        globalThis.film = downhill.film.record({ width: 480 }).catch((error) => error.message);
    }""")
    visit.type_rate("A", "0.2")
    # As it finds it: on its way, or there already.
    assert re.search("was changed|not up to date", visit.page.evaluate("globalThis.film"))


def test_a_browser_without_a_recorder_says_so(visitor):
    visit = visitor()
    visit.page.add_init_script("delete globalThis.MediaRecorder")
    visit.open()
    assert visit.page.evaluate("downhill.film.can()") is False
    with pytest.raises(Error, match="can't record a film"):
        visit.page.evaluate("downhill.film.record()")
