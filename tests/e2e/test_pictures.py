"""Pictures and films that are made in the browser, opened by readers that know nothing of it."""

import base64
import io
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Error, expect

from app.raster.color_tokens import fate_colors, tokens

SVG = "{http://www.w3.org/2000/svg}"
VERDICTS = ("Too slow", "Just right", "Oscillates", "Diverges")
FATES = ("too_slow", "just_right", "oscillates", "diverges")
BYTES = """async (promise) => {
    const bytes = new Uint8Array(await (await promise).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


def svg_of(visit, which="all", tick=None):
    """The root of a picture's SVG, which must be well-formed and need nothing else."""
    given = {"which": which, "tick": tick}
    text = visit.page.evaluate("({which, tick}) => downhill.picture.svg(which, { tick })", given)
    root = ET.fromstring(text)
    assert root.tag == f"{SVG}svg"
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in ("script", "foreignObject", "style")
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            if name.endswith("href"):
                assert value.startswith(("data:image/png;base64,", "#"))
            assert "url(" not in value or value == "url(#map)"
    assert "http" not in text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    return root


def words(root):
    """All words that an SVG shows."""
    return " ".join(element.text or "" for element in root.iter(f"{SVG}text"))


def png_of(visit, *given):
    """A picture as Pillow reads it."""
    made = visit.page.evaluate(f"(given) => ({BYTES})(downhill.picture.png(...given))", list(given))
    image = Image.open(io.BytesIO(base64.b64decode(made)))
    assert image.format == "PNG"
    return image


def seen(image, color, near=3):
    """How many pixels of an image have a color."""
    wanted = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    pixels = np.asarray(image.convert("RGB")).astype(int)
    return int((np.abs(pixels - wanted).max(axis=2) <= near).sum())


def test_an_svg_shows_what_the_page_shows(visit):
    root = svg_of(visit)
    shown = words(root)
    for letter, verdict in zip("ABCD", VERDICTS, strict=True):
        assert verdict in shown
        assert visit.verdict(letter).locator(".sentence").inner_text() in shown
        assert visit.rate(letter).input_value() in shown
    assert shown.count("Gradient descent") == 4
    assert "step 40 of 40" in shown
    assert root.find(f"{SVG}title").text == "Downhill: what does the learning rate do?"
    assert "Panel D: learning rate 0.21. Diverges: left the map" in root.find(f"{SVG}desc").text
    paths = {element.get("d") for element in root.iter(f"{SVG}path")}
    for letter in "ABCD":
        assert visit.trail(letter) in paths
        assert visit.panel(letter).locator(".curve").get_attribute("d") in paths


def test_an_svg_holds_its_land_as_an_image_once(visit):
    (image,) = svg_of(visit).iter(f"{SVG}image")
    land = Image.open(io.BytesIO(base64.b64decode(image.get("href").partition(",")[2])))
    assert land.width == round(3 * float(image.get("width")))
    found = tokens("light")
    assert seen(land, found["land-low"]) > 100
    assert seen(land, found["land-high"]) > 100
    assert seen(land, found["contour"], near=12) > 1000


def test_one_panel_is_a_picture_of_its_own(visit):
    root = svg_of(visit, 1)
    assert "Just right" in words(root)
    assert "Diverges" not in words(root)
    assert float(root.get("width")) < float(svg_of(visit).get("width")) / 3
    assert len(list(root.iter(f"{SVG}use"))) == 1


def test_a_picture_of_another_step_leaves_the_page_where_it_is(visit):
    before = visit.trail("B")
    root = svg_of(visit, "all", 3)
    assert "step 3 of 40" in words(root)
    paths = {element.get("d") for element in root.iter(f"{SVG}path")}
    assert before not in paths
    assert any(path and before.startswith(path) and path.count("L") == 3 for path in paths)
    assert visit.trail("B") == before
    visit.at_step(40)


def test_a_slide_and_a_page_of_print_have_their_sizes(visit):
    slide = png_of(visit, "all", 1920)
    assert slide.size == (1920, 1080)
    printed = png_of(visit, "all", 3200)
    assert printed.width == 3200
    assert printed.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert png_of(visit, 2, 800).width == 800
    assert png_of(visit, 0, 640, 480).size == (640, 480)
    for image in (slide, printed):
        assert image.convert("RGB").getpixel((1, 1)) == (255, 255, 255)
        for fate in FATES:
            color, tint = fate_colors("light", fate)
            assert seen(image, color) > 500
            assert seen(image, tint) > 5000


def test_a_picture_of_a_dark_page_is_light_and_the_page_stays_dark(visitor):
    visit = visitor(color_scheme="dark").open()
    image = png_of(visit, "all", 1200)
    assert seen(image, "#ffffff", near=0) > 50_000
    assert seen(image, fate_colors("light", "just_right")[1]) > 1000
    assert seen(image, tokens("dark")["card"]) == 0
    assert visit.page.locator("html").get_attribute("data-theme") == "dark"
    assert seen(Image.open(io.BytesIO(visit.page.screenshot())), tokens("dark")["card"]) > 10_000


def test_a_picture_of_a_projected_page_is_drawn_as_heavily(visitor):
    light, projected = (visitor().open(f"steps=16&theme={name}") for name in ("light", "projector"))
    color, _ = fate_colors("projector", "diverges")
    assert seen(png_of(projected, 3, 800), color) > seen(png_of(light, 3, 800), color)
    trail = projected.trail("D")
    paths = {path.get("d"): path for path in svg_of(projected, 3).iter(f"{SVG}path")}
    assert paths[trail].get("stroke-width") == "4px"
    assert projected.page.locator("html").get_attribute("data-theme") == "projector"


def test_a_surface_that_is_a_curve_is_drawn_as_one(visit):
    visit.choose("Hill", "Parabola")
    expect(visit.panel("A")).not_to_have_class(re.compile("stale"))
    visit.address_has("surface=parabola")
    root = svg_of(visit)
    assert list(root.iter(f"{SVG}image")) == []
    assert seen(png_of(visit, "all", 1200), tokens("light")["land-low"]) > 5000


@pytest.mark.parametrize("size", [(1000, 800), (360, 640)])
def test_a_narrow_page_gives_the_panels_that_it_shows(visitor, size):
    visit = visitor(*size).open()
    root = svg_of(visit)
    shown = [verdict for verdict in VERDICTS if verdict in words(root)]
    assert shown == list(VERDICTS if size[0] == 1000 else VERDICTS[:1])
    if size[0] == 360:
        with pytest.raises(Error, match="There is nothing on the page"):
            svg_of(visit, 2)


def test_what_the_page_hides_a_picture_hides(visitor):
    hidden = svg_of(visitor().open("hide=verdict,eta,opt,loss,surface"))
    told = " ".join(filter(None, hidden.itertext()))
    assert not any(
        word in told for word in (*VERDICTS, "0.002", "Gradient descent", "Bowl", "loss")
    )
    assert "Panel A." in told
    for fate in FATES:
        color, _ = fate_colors("light", fate)
        assert color not in ET.tostring(hidden, encoding="unicode")


def test_what_was_typed_does_not_get_into_a_picture(visitor):
    visit = visitor().open("eta=</text><script>alert(1)</script>&surface=%3Csvg%3E")
    visit.rate("A").fill("</svg><script>")
    root = svg_of(visit)
    assert "script" not in ET.tostring(root, encoding="unicode")
    assert "0.002" in words(root)


# --- films ---


# --- elsewhere: a frame without an origin, a file from a disk ---
