"""A scene in words, for those who meet it elsewhere: the title of a frame, the text of a link."""

from html import escape
from urllib.parse import quote

from app import compute
from app.compute.words.caption import hills
from app.exports.preview import SIZE
from app.language.speaking import _
from app.lessons import Lesson
from app.scene.ids import LETTERS
from app.scene.scene import Scene
from app.scene.tokens import number


def title(scene: Scene) -> str:
    """Return methods, hill and rates of the panels that are shown: "Downhill: Adam on Beale, …".

    Rates that are hidden are not told; `assets/js/share/snippets.js` has the same words.
    """
    methods = dict.fromkeys(_(method.label) for method in scene.opt[: scene.panels])
    named = {"methods": ", ".join(methods), "hill": hills(scene)}
    if scene.hides("eta"):
        return _("Downhill: {methods} on {hill}", **named)
    rates = ", ".join(dict.fromkeys(map(number, scene.eta[: scene.panels])))
    return _("Downhill: {methods} on {hill}, η = {rates}", rates=rates, **named)


def description(scene: Scene, picture: dict | None) -> str:
    """Return what becomes of each walk that is shown, or the caption where verdicts are hidden, or
    not there yet."""
    if scene.hides("verdict") or picture is None:
        return compute.caption(scene)
    panels = zip(LETTERS, picture["panels"][: scene.panels], strict=False)
    return " ".join(
        _(
            "{letter}: {word}, {sentence}.",
            letter=letter,
            word=each["word"],
            sentence=each["sentence"],
        )
        for letter, each in panels
    )


def lesson_title(lesson: Lesson) -> str:
    """Return the title of a lesson's page: it tells no more than its gallery."""
    number, name = str(lesson.number), _(lesson.title)
    return _("Lesson {number}: {name} – Downhill", number=number, name=name)


def head(scene: Scene, picture: dict | None, root: str) -> str:
    """Return what the head of the page says of itself: Open Graph, and where its oEmbed is.

    `root` is the address of the server, with a slash at the end; only the scene's own spelling of
    the query follows it.
    """
    image = f"{root}export/preview.png?{scene.query()}"
    return metas(title(scene), description(scene, picture), f"{root}?{scene.query()}", image, root)


def lesson_head(lesson: Lesson, root: str) -> str:
    """Return the same of a lesson."""
    page = f"{root}?lesson={lesson.name}"
    image = f"{root}export/preview.png?lesson={lesson.name}"
    return metas(lesson_title(lesson), _(lesson.objective), page, image, root)


def metas(name: str, about: str, page: str, image: str, root: str) -> str:
    """Return the elements that say so."""
    told = {
        "og:type": "website",
        "og:site_name": "Downhill",
        "og:title": name,
        "og:description": about,
        "og:url": page,
        "og:image": image,
        "og:image:width": str(SIZE[0]),
        "og:image:height": str(SIZE[1]),
    }
    found = [f'<meta property="{key}" content="{escape(value)}">' for key, value in told.items()]
    found.append('<meta name="twitter:card" content="summary_large_image">')
    asked = f"{root}oembed?url={quote(page, safe='')}&format="
    links = [
        f'<link rel="alternate" type="{kind}+oembed" href="{escape(asked + form)}">'
        for kind, form in (("application/json", "json"), ("text/xml", "xml"))
    ]
    return "\n    ".join([*found, *links])
