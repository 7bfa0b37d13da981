"""What is kept is bounded, is given to whoever asks again, and belongs to one app."""

from app.compute import lr_sweep, runs, surface3d, surface_grid
from app.compute.caches import EXTENSION, Cache, own_caches, places
from app.factory import create_app
from app.scene.scene import default_scene
from app.settings import Settings
from surfaces import SURFACES


def test_a_value_is_made_once_and_then_found():
    cache, made = Cache(3), []
    for _ in range(2):
        assert cache.find("one", lambda: made.append(1) or "value") == "value"
    assert made == [1]
    assert cache.get("other") is None


def test_the_value_that_was_used_longest_ago_goes_first():
    cache = Cache(2)
    cache.put("a", 1)
    cache.put("b", 2)
    cache.get("a")
    cache.put("c", 3)
    assert [cache.get(key) for key in "abc"] == [1, None, 3]
    assert len(cache) == cache.size == 2


def test_a_value_that_is_larger_than_all_the_room_is_not_kept_and_takes_nothing_away():
    cache = Cache(10, len)
    cache.put("small", b"1234")
    assert cache.find("large", lambda: b"12345678901") == b"12345678901"
    assert cache.get("large") is None
    assert (cache.get("small"), cache.size) == (b"1234", 4)


def test_an_app_that_is_to_keep_no_walk_keeps_none():
    app = create_app(Settings(walk_cache_bytes=0))
    for _ in range(2):
        sent = app.server.test_client().get("/ask/runs?steps=7")
        assert sent.status_code == 200
    with app.server.app_context():
        assert runs.walk_cache().room == 0
        assert len(runs.walk_cache()) == 0


def test_the_surfaces_of_an_app_are_bounded_in_bytes_by_its_settings():
    small = create_app(Settings(surface_cache_bytes=200_000)).server
    none = create_app(Settings(surface_cache_bytes=0)).server
    for server in (small, none):
        for surface in SURFACES:
            assert server.test_client().get(f"/ask/scene/on/{surface}?steps=1").status_code == 200
            assert server.test_client().get(f"/ask/surface3d?surface={surface}").status_code == 200
    for count in (surface_grid.land_cache, surface3d.solid_cache):
        with small.app_context():
            assert 0 < len(count()) < len(SURFACES)
            assert count().size <= 200_000
        with none.app_context():
            assert len(count()) == 0


def test_two_apps_keep_two_caches_and_neither_fills_that_of_the_process():
    own_caches.cache_clear()
    first, second = create_app(), create_app(Settings(ladder_cache=2))
    sent = first.server.test_client().get("/ask/runs?steps=7")
    assert sent.status_code == 200
    walk, _ = runs.walk_of(default_scene(), 0)
    walk = walk._replace(steps=7)
    with first.server.app_context():
        assert lr_sweep.known_sweep(walk) is not None
        assert lr_sweep.sweep_cache().room == Settings().ladder_cache
    with second.server.app_context():
        assert lr_sweep.known_sweep(walk) is None
        assert lr_sweep.sweep_cache().room == 2
    assert lr_sweep.known_sweep(walk) is None
    assert first.server.extensions[EXTENSION] is not second.server.extensions[EXTENSION]


def test_pictures_that_one_app_draws_take_no_place_of_another():
    one, other = (create_app(Settings(pictures_at_once=1)).server for _ in range(2))
    with one.app_context():
        taken = places("pictures_at_once")
        assert taken.acquire(blocking=False)
        assert not places("pictures_at_once").acquire(blocking=False)
    with other.app_context():
        assert places("pictures_at_once").acquire(blocking=False)
