"""The search game: its page, `/lessons/search`, and what the page asks for,
`/lessons/search/game?hill=0&tries=0.1,0.01`. What is hidden is sent with the last try.
"""

import orjson
from flask import Blueprint, Response, request

from app.compute.search.game import LARGEST_SEED, game
from app.compute.search.hills import GOAL, STEPS, TRIES
from app.language.speaking import speaking
from app.page.search_page import search_page
from app.scene.numbers import read_number
from app.web.request_language import asked_language

blueprint = Blueprint("search_game", __name__)
A_DAY = 86_400


@blueprint.get("/lessons/search")
def page() -> Response:
    """Send the page."""
    data = {"address": "search/game", "home": "../", "lessons": "../lessons"}
    with speaking(asked_language()):
        text = search_page(data, STEPS, f"{100 * GOAL:g} %")
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


def rates_of(text: str) -> list[float]:
    """Return the rates of a list; what is no number is left out."""
    found = []
    for part in text.split(",")[: 2 * TRIES]:
        try:
            found.append(read_number(part))
        except ValueError:
            continue
    return found
