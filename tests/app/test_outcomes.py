"""How outcomes look: one table, and all that follows from it."""

import math

import pytest

from app.compute import answers
from app.page.outcomes import LOOKS, along_ruler, outcomes, style_sheet
from app.page.static_bundle import ASSETS, OUTCOMES, bundles, style_sheets
from app.raster.color_tokens import rules
from app.raster.svg_path import lines
from descent import Outcome

BOX = 16


def test_every_category_of_outcome_has_a_look_and_nothing_else_has():
    assert sorted(LOOKS) == sorted({outcome.fate for outcome in Outcome})


def test_the_style_of_the_outcomes_stands_behind_the_tokens_and_before_all_else():
    names = [*style_sheets()]
    assert names == sorted(names)
    assert names[1] == OUTCOMES
    assert {*names} - {OUTCOMES} == {file.name for file in (ASSETS / "css").iterdir()}
    before, made, _ = bundles()["page.css"].text.partition(style_sheet())
    assert made
    assert ":root" in before
    assert ".page" not in before


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_color_of_a_look_is_a_token_of_the_style_sheet(look):
    root = set().union(*(declared for selector, declared in rules() if selector == ":root"))
    maps = (ASSETS / "css" / "49-maps.css").read_text(encoding="utf-8")
    for token in (look.color, f"{look.color}-tint", look.zone or look.color):
        assert token in root
    for place in ("ground", "line") if look.hatch else ():
        assert maps.count(f"--{look.color}-{place}: #") == 2, "light and dark"


def test_along_a_ruler_a_zone_is_as_dashed_as_the_curve_of_its_fate():
    dots = "repeating-linear-gradient( to right, transparent 0px 2px, var(--gap) 2px 5px)"
    assert " ".join(along_ruler(LOOKS["too_slow"].thin).split()) == dots
    assert along_ruler(LOOKS["just_right"].thin) == "none"
    for key, look in LOOKS.items():
        assert f"  --dashes-{key}: {along_ruler(look.thin)};" in style_sheet()


def test_no_two_categories_that_share_a_color_look_alike():
    told = [(look.color, look.icon, look.dash, look.width, look.is_ring) for look in LOOKS.values()]
    assert len(set(told)) == len(LOOKS)
    hatches = [look.hatch for look in LOOKS.values() if look.hatch]
    assert len(set(hatches)) == len(hatches)


def test_what_escapes_and_what_diverges_differ_in_their_lines_and_their_discs():
    escapes, diverges = LOOKS["escapes"], LOOKS["diverges"]
    assert escapes.color == diverges.color
    assert (len(escapes.dash), len(diverges.dash)) == (4, 2)
    assert escapes.thin != diverges.thin
    assert escapes.is_ring is not diverges.is_ring


def test_the_page_gets_the_names_and_icons_as_data():
    told = answers.facts()["outcomes"]
    assert told == outcomes()
    assert list(told) == list(LOOKS)
    for key, look in LOOKS.items():
        assert (told[key]["name"], told[key]["icon"]) == (look.name, look.icon)
        assert told[key].get("hatch", "") == look.hatch
    assert "dash" not in told["too_slow"], "the style sheet has it"


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_icon_is_drawn_within_its_box(look):
    points = [point for line in lines(look.icon) for point in line]
    assert len(points) >= 3
    assert all(0 < part < BOX for point in points for part in point)


def test_a_path_is_drawn_as_its_commands_say():
    assert lines("M1 2l3 4H9V1") == [[(1, 2), (4, 6), (9, 6), (9, 1)]]
    assert lines("M4 4l8 8M12 4l-8 8") == [[(4, 4), (12, 12)], [(12, 4), (4, 12)]]
    assert lines("m1 1 2 0 0 2z") == [[(1, 1), (3, 1), (3, 3), (1, 1)]]


def test_an_arc_of_a_path_lies_on_its_circle_and_goes_the_long_way_round():
    (pie,) = lines(LOOKS["too_slow"].icon)
    arc = pie[:-2]
    assert all(math.dist(point, (8, 8)) == pytest.approx(5) for point in arc)
    assert (pie[0], pie[-1], pie[-2]) == ((8, 3), (8, 3), (8, 8))
    assert min(x for x, _ in arc) == pytest.approx(3, abs=0.01)
    assert max(y for _, y in arc) == pytest.approx(13, abs=0.01)
    assert all(x <= 8 or y >= 8 - 1e-9 for x, y in arc), "the first quarter is gone"
    _, ring = lines(LOOKS["at_rest"].icon)
    assert {round(math.dist(point, (8, 9)), 1) for point in ring} == {1.5}


def test_a_curve_of_a_path_goes_on_smoothly():
    (wave, _) = lines(LOOKS["hovers"].icon)
    assert (wave[0], wave[12], wave[-1]) == ((2.5, 6.2), (8, 6.2), (13.5, 6.2))
    before, after = (math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in (wave[11:13], wave[12:14]))
    assert before == pytest.approx(after, abs=0.25)
    assert min(y for _, y in wave) == pytest.approx(4.7, abs=0.01)
