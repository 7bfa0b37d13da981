"""Films of a scene: opened by Pillow, they are as long, as large and as true as they should be."""

import io
import itertools

import numpy as np
import pytest
from PIL import Image

from app import compute
from app.compute.caches import own_caches, places
from app.exports import EXPORTS, TooMuch, animation
from app.exports.animation import Film, pace
from app.exports.image_cache import picture_cache
from app.raster.color_tokens import fate_colors, tokens
from app.raster.panel_row import Picture, step_at
from app.raster.trail import clipped, crossing, last_inside
from app.scene.parse import read
from app.settings import Settings

KINDS = pytest.mark.parametrize("name", ["downhill.gif", "downhill-animation.png"])
SHORT = "steps=12"


@pytest.fixture(autouse=True)
def nothing_is_kept():
    own_caches.cache_clear()
    yield
    own_caches.cache_clear()


def made(name, query="", **settings):
    """The pictures of a film and the ms that each stands."""
    settings = Settings(**settings)
    image = Image.open(io.BytesIO(EXPORTS[name].make(read(query).scene, settings)))
    pictures, durations = [], []
    for at in range(image.n_frames):
        image.seek(at)
        pictures.append(np.asarray(image.convert("RGB")).astype(int))
        durations.append(image.info["duration"])
    return image, pictures, durations


def has(picture, color, near=2, least=8):
    """Whether a color is seen in a picture."""
    wanted = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    return (np.abs(picture - wanted).max(axis=2) <= near).sum() >= least


@KINDS
def test_a_film_has_a_picture_for_every_step(name):
    image, pictures, durations = made(name)
    assert len(pictures) == 41
    assert image.size == (960, 309)
    assert image.info["loop"] == 0
    assert durations[-1] == 2000
    assert sum(durations[:-1]) == 5000  # 40 steps at 8 a second


@KINDS
def test_every_picture_differs_from_the_one_before(name):
    _, pictures, _ = made(name, SHORT)
    assert len(pictures) == 13
    assert all((a != b).any() for a, b in itertools.pairwise(pictures))


@KINDS
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_last_picture_shows_every_fate_in_its_color(name, theme):
    _, pictures, _ = made(name, f"theme={theme}")
    for fate in ("too_slow", "just_right", "oscillates", "diverges"):
        color, tint = fate_colors(theme, fate)
        assert has(pictures[-1], color, least=60)
        assert has(pictures[-1], tint, least=500)
    assert has(pictures[-1], tokens(theme)["page"], least=2000)


def test_a_film_for_a_projector_has_a_white_ground_and_heavy_walks():
    _, light, _ = made("downhill-animation.png", SHORT)
    _, heavy, _ = made("downhill-animation.png", f"{SHORT}&theme=projector")
    assert (heavy[-1][0, 0] == 255).all()
    color, _ = fate_colors("projector", "oscillates")
    maps = slice(42, 190)

    def count(picture):
        wanted = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
        return (np.abs(picture[maps] - wanted).max(axis=2) <= 2).sum()

    assert count(heavy[-1]) > 1.4 * count(light[-1])


@KINDS
def test_what_stands_still_never_flickers(name):
    _, pictures, _ = made(name, SHORT)
    film = Film(read(SHORT).scene, Settings())
    verdicts = film.picture.sheet.map_at(0)[1] + film.picture.sheet.map[1] + 2
    for picture in pictures:
        assert (picture[verdicts:-40] == pictures[0][verdicts:-40]).all()


def test_an_apng_has_the_very_colors_of_the_drawing():
    _, pictures, _ = made("downhill-animation.png", SHORT)
    film = Film(read(SHORT).scene, Settings())
    for shown, drawn in zip(pictures, film, strict=True):
        assert (shown == np.asarray(drawn)).all()


def test_a_gif_is_near_to_the_drawing():
    _, pictures, _ = made("downhill.gif", SHORT)
    for shown, drawn in zip(pictures, Film(read(SHORT).scene, Settings()), strict=True):
        away = np.abs(shown - np.asarray(drawn).astype(int)).max(axis=2)
        assert np.percentile(away, 99) <= 8
        assert away.mean() < 1


@pytest.mark.parametrize(
    ("query", "width", "letters"),
    [("panels=1", 460, 1), ("panels=2", 668, 2)],
)
def test_a_film_has_as_many_panels_as_the_scene(query, width, letters):
    image, pictures, _ = made("downhill.gif", f"{query}&{SHORT}")
    assert image.width == width
    fates = ("too_slow", "just_right", "oscillates", "diverges")
    shown = [has(pictures[-1], fate_colors("light", fate)[1], least=500) for fate in fates]
    assert sum(shown) == letters


@pytest.mark.parametrize(
    ("speed", "total"), [("2", 6000), ("8", 1500), ("16", 750), ("32", 380), ("max", 190)]
)
def test_a_film_is_as_fast_as_the_scene(speed, total):
    _, pictures, durations = made("downhill.gif", f"{SHORT}&speed={speed}")
    assert sum(durations[:-1]) == total
    assert min(durations) >= 40
    assert len(pictures) == (13 if speed in "2816" else len(pictures))


def test_a_long_walk_is_thinned_and_each_picture_is_a_true_step():
    scene = read("steps=400&eta=0.0001").scene
    film = Film(scene, Settings(film_pictures=20))
    assert film.ticks[0] == 0
    assert film.ticks[-1] == film.picture.end == 400
    assert len(film.ticks) <= 20
    for tick in (0, film.ticks[7], film.ticks[-1]):
        drawn = np.asarray(film.picture.at(tick))
        assert (drawn == np.asarray(Picture(scene, animation.SHEETS).at(tick))).all()


def test_of_a_film_with_few_pictures_the_time_is_the_same():
    times = [
        sum(Film(read("steps=40").scene, Settings(film_pictures=n)).durations(10)) for n in (5, 150)
    ]
    assert times == [7000, 7000]


def test_a_film_that_would_be_too_large_is_refused_by_the_name_of_the_bound(client):
    for name in ("downhill.gif", "downhill-animation.png"):
        with pytest.raises(TooMuch, match="film_bytes"):
            EXPORTS[name].make(read("").scene, Settings(film_bytes=20_000))


def test_a_walk_that_is_too_long_to_be_drawn_is_refused_by_the_name_of_the_bound():
    settings = Settings(picture_steps=11)
    for name in ("downhill.gif", "downhill-animation.png", "preview.png"):
        with pytest.raises(TooMuch, match=r"11 steps .*picture_steps"):
            EXPORTS[name].make(read(SHORT).scene, settings)
        assert EXPORTS[name].make(read("steps=11").scene, settings)


def test_no_more_pictures_are_drawn_at_once_than_may_be():
    taken = places("pictures_at_once")
    for _ in range(Settings().pictures_at_once):
        assert taken.acquire(blocking=False)
    try:
        with pytest.raises(TooMuch, match="pictures_at_once"):
            EXPORTS["downhill.gif"].make(read("steps=3").scene, Settings())
    finally:
        for _ in range(Settings().pictures_at_once):
            taken.release()
    assert EXPORTS["downhill.gif"].make(read("steps=3").scene, Settings())


def test_what_was_drawn_is_kept_within_its_bound(monkeypatch):
    scene = read("steps=3").scene
    first = animation.gif(scene, Settings())
    assert animation.gif(scene, Settings()) is first
    assert picture_cache().size == len(first)
    assert picture_cache().room == Settings().picture_cache_bytes
    cache_of_nothing = Settings(picture_cache_bytes=0)
    own_caches.cache_clear()
    monkeypatch.setattr("app.compute.caches.get_settings", lambda: cache_of_nothing)
    assert animation.gif(scene, Settings()) == first
    assert picture_cache().size == 0


@KINDS
def test_a_film_is_sent_as_a_file(client, name):
    answer = client.get(f"/export/{name}?{SHORT}")
    assert answer.status_code == 200
    assert answer.mimetype == {"f": "image/gif", "g": "image/png"}[name[-1]]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    "query",
    [
        "surface=</script><script>alert(1)</script>&eta=%00",
        "surface=bowl&" + "x" * 64_000,
        "opt=" + "%F0%9F%98%80" * 400,
        "start=1e308,-1e308&eta=100&steps=5",
        "steps=1",
        "clock=evaluations&opt=line_search&steps=6",
        "surface=parabola&steps=6",
    ],
)
def test_a_hostile_or_odd_scene_gives_a_film(client, query):
    answer = client.get("/export/downhill.gif", query_string=query)
    assert answer.status_code == 200
    assert Image.open(io.BytesIO(answer.data)).size[0] == 960


def test_a_picture_may_be_asked_for_in_any_order():
    scene = read(SHORT).scene
    one, other = (Picture(scene, animation.SHEETS) for _ in range(2))
    late = np.asarray(one.at(9))
    assert (np.asarray(one.at(4)) == np.asarray(other.at(4))).all()
    assert (np.asarray(other.at(9)) == late).all()


def test_a_walk_counted_in_evaluations_stands_where_the_page_shows_it():
    shown = compute.picture(read("clock=evaluations&opt=line_search").scene)["panels"][0]
    assert shown["asked"]
    assert step_at(shown, "evaluations", 0) == 0
    assert step_at(shown, "evaluations", shown["evaluations"]) == shown["end"]
    assert step_at(shown, "steps", 10**6) == shown["last"]


def test_where_a_walk_leaves_the_map():
    path = np.array([[5.0, 5.0], [20.0, 5.0], [5.0, 5.0], [5.0, 45.0]])
    assert last_inside(path, (10, 10)) == 2
    assert last_inside(path[:3], (10, 10)) is None
    assert last_inside(path + 100, (10, 10)) is None
    assert crossing((5, 5), (5, 45), (10, 10)) == (5, 10)
    assert crossing((5, 5), (-15, -5), (10, 10)) == (0, 2.5)
    assert clipped((0, 50), (10, 50), (10, 10)) is None
    assert clipped((5, 5), (5, 5), (10, 10)) == (0, 1)


def test_the_page_and_the_film_go_at_one_pace():
    assert pace("", 40) == 8
    assert pace("", 400) == 80
    assert pace("max", 40) == 64
    assert pace("max", 2000) == 2000
    assert pace("4", 2000) == 4
