"""The search game: its page, `/lessons/search`, and what the page asks for,
`/lessons/search/game?hill=0&tries=0.1,0.01`. What is hidden is sent with the last try.
"""

import orjson
from flask import Blueprint, Response, request

from app.compute.search.game import LARGEST_SEED, game
from app.compute.search.hills import GOAL, STEPS, TRIES
from app.language.speaking import speaking
from app.lessons import catalog
from app.lessons.plans import PLANS, next_in, parts
from app.page.lesson_gallery import LASTING, address
from app.page.search_page import search_page
from app.scene.numbers import read_number
from app.web.request_language import asked_language

blueprint = Blueprint("search_game", __name__)
A_DAY = 86_400


@blueprint.get("/lessons/search")
def page() -> Response:
    """Send the page."""
    look = {key: request.args[key] for key in LASTING if key in request.args}
    data = {"address": "search/game", "home": "../", "lessons": address("../lessons", look)}
    with speaking(asked_language()):
        onward = next_of(request.args.get("plan", ""), look)
        text = search_page(data, STEPS, f"{100 * GOAL:g} %", look, onward)
    return Response(text, content_type="text/html; charset=utf-8")


@blueprint.get("/lessons/search/game")
def play() -> Response:
    """Send the game of a hill after some tries."""
    hill = request.args.get("hill", "")
    seed = int(hill) if hill.isascii() and hill.isdigit() and len(hill) < 6 else 0
    with speaking(asked_language()):
        answer = game(min(seed, LARGEST_SEED), rates_of(request.args.get("tries", "")))
    response = Response(orjson.dumps(answer), content_type="application/json")
    response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


def next_of(plan: str, look: dict[str, str]) -> tuple[str, str] | None:
    """Return what follows the lesson of the game in a plan for a class: its address and title."""
    covered = next(lesson for lesson in catalog() if lesson.covered)
    order = [lesson for lesson, _ in parts(plan)] if plan in PLANS else []
    after = next_in(plan, covered) if covered in order else None
    if after is None:
        return None
    return address("../", {"lesson": after.name} | look | {"plan": plan}), after.card()["title"]


def rates_of(text: str) -> list[float]:
    """Return the rates of a list; what is no number is left out."""
    found = []
    for part in text.split(",")[: 2 * TRIES]:
        try:
            found.append(read_number(part))
        except ValueError:
            continue
    return found
