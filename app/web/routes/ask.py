"""What the page asks while it is used: `GET /ask/runs?surface=beale&…`, answered in plain JSON.

The query is the scene, as in an address of the page; what else there is to say stands in the path.
Nothing is changed by asking, so a cache may keep an answer as long as its ETag is confirmed.
"""

from collections.abc import Callable, Collection
from functools import partial

import orjson
from flask import Blueprint, Response, current_app, g, request
from werkzeug.exceptions import NotFound

from app import lessons
from app.compute import answers
from app.compute.arrangements import ARRANGEMENTS
from app.language.speaking import speaking
from app.lessons import Lesson
from app.lessons.player.answers import answered
from app.release import release
from app.scene.scene import PANELS
from app.scene.tokens import LATEST_STEP
from app.web.request_language import asked_language, asked_release, query
from descent.message import N_, Message
from surfaces import SURFACES

blueprint = Blueprint("ask", __name__, url_prefix="/ask")

# Each way to ask, and what answers it.
VERBS: dict[str, Callable[..., dict]] = {
    "scene": answers.opened,
    "scene/on/<surface>": answers.opened,
    "scene/on/<surface>/<panel>": answers.opened,
    "scene/arranged/<arrange>/<panel>": answers.opened,
    "runs": answers.walked,
    "runs/live": partial(answers.walked, live=True),
    "table/<panel>": answers.traced,
    "steps/<panel>/<step>": answers.stepped,
    "rates/<panel>": answers.painted,
    "curves": answers.curves,
    "seeds/<panel>": answers.seeds,
    "surface3d": answers.solid,
    "surface3d/<panel>": answers.solid,
    "lesson/<lesson>/<answer>": answered,
}
# A hand goes on, and a word on a run may change as soon as other rates have been tried.
PASSING = "runs/live"
# An answer is a pure function of its address. Where that names the release, any cache may keep it.
KEPT = "public, max-age=86400"
# What a part of a path may be: one of these, or a whole number below this.
WORDS: dict[str, Collection[str]] = {"surface": SURFACES, "arrange": ARRANGEMENTS}
NUMBERS = {"panel": PANELS, "step": LATEST_STEP}
LONGEST = len(str(LATEST_STEP))  # digits of such a number
LONGEST_ANSWER = 60  # letters of an answer to the question of a lesson


def reply(verb: str, **parts: str) -> Response:
    """Send what a verb answers to the scene in the query."""
    words = {name: meaning(name, text) for name, text in parts.items()}
    with speaking(asked_language()):
        answer = VERBS[verb](query(), **words, settings=current_app.extensions["settings"])
    body = orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY)
    response = Response(body, content_type="application/json")
    if verb == PASSING:
        g.follows_hand = True  # it is compressed quickly
        response.headers["Cache-Control"] = "no-store"
        return response
    response.headers["Cache-Control"] = KEPT if asked_release() == release() else "no-cache"
    response.add_etag(weak=True)  # the same, however it is compressed
    return response.make_conditional(request)


def meaning(name: str, text: str) -> str | int | Lesson:
    """Return what a part of the path says; raise NotFound where it says nothing."""
    if name in WORDS and text in WORDS[name]:
        return text
    if name == "lesson" and (lesson := lessons.find(text)):
        return lesson
    if name == "answer" and len(text) <= LONGEST_ANSWER:
        return text
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST
    if is_number and int(text) < NUMBERS.get(name, 0):
        return int(text)
    raise NotFound(Message.of(N_("There is no such {part}."), part=name))


for verb in VERBS:
    blueprint.add_url_rule(f"/{verb}", endpoint=verb, view_func=partial(reply, verb))
