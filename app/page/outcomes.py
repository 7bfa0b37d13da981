"""How each category of outcome looks and is named: on the page, on maps, and in pictures that the
server draws. Said here once: the page gets it as data and as a style sheet.
"""

from dataclasses import asdict, dataclass, fields
from itertools import cycle

from app.language.speaking import _
from descent.message import N_

Dash = tuple[float, ...]  # the lengths of dashes, each with its gap; none: a whole line

WIDTH = 2.2  # of the line of a run on a map
LARGE = 1.8  # so many times as wide, and as long its dashes, for a projector


@dataclass(frozen=True)
class Look:
    """How a category looks.

    `color` is a token of the style sheet; beside it stand those of its pale ground (`-tint`), and
    of its ground and its hatch on maps (`-ground`, `-line`). `icon` is a path in a box of 16.
    """

    name: str
    color: str
    icon: str
    on_map: str = ""  # its name in the legend of a map, where that is another
    zone: str = ""  # its color along a ruler, where that is another
    hatch: str = ""  # on maps; what settles has the color of its minimum instead
    dash: Dash = ()  # of its line on a map
    thin: Dash = ()  # of its thinner lines in charts
    width: float = WIDTH
    is_ring: bool = False  # the disc under its icon is not filled
    is_box: bool = False  # the disc is a box, and the point where the run stands is hollow
    is_filled: bool = False  # the icon is
    circle: float = 0.0  # round the icon: its radius


# What a dashed line pales to along a ruler.
GAP = "  --gap: color-mix(in srgb, var(--card) 62%, transparent);"

CHECK = "M3.5 8.5l3 3 6-7"
LONG, LONG_THIN = (10.0, 5.5), (9.0, 4.0)
SETTLES = {"color": "just-right", "zone": "works-zone", "is_ring": True}

# By `Outcome.fate`; those of the first screen come first where only four can be shown.
LOOKS = {
    "too_slow": Look(
        N_("too slow"),
        "too-slow",
        "M8 3a5 5 0 1 0 5 5H8Z",
        hatch="dots",
        dash=(0.1, 5.0),
        thin=(2.0, 3.0),
        width=3.0,
        is_filled=True,
        circle=5.5,
    ),
    "just_right": Look(N_("just right"), "just-right", CHECK),
    "oscillates": Look(
        N_("oscillates"),
        "oscillates",
        "M2.5 6h10l-2.8-2.8M13.5 10h-10l2.8 2.8",
        hatch="dashes",
        dash=(5.0, 4.5),
        thin=(5.0, 3.0),
    ),
    "diverges": Look(
        N_("diverges"), "diverges", "M4 4l8 8M12 4l-8 8", hatch="rising", dash=LONG, thin=LONG_THIN
    ),
    "stuck": Look(
        N_("stuck"),
        "stuck",
        "M5.8 4v8M10.2 4v8",
        on_map=N_("stuck, at no minimum"),
        hatch="grid",
        is_box=True,
    ),
    "escapes": Look(
        N_("escapes"),
        "diverges",
        "M4 12l8-8M6 4h6v6",
        hatch="falling",
        dash=(10.0, 5.0, 0.1, 5.0),
        thin=(9.0, 4.0, 2.0, 4.0),
        is_ring=True,
    ),
    "hovers": Look(
        N_("hovers"),
        "oscillates",
        "M2.5 6.2c2-2 3.6-2 5.5 0s3.5 2 5.5 0M2.5 10.8c2-2 3.6-2 5.5 0s3.5 2 5.5 0",
        hatch="columns",
        thin=(5.0, 3.0),
        width=0.0,
    ),
    "works": Look(N_("works"), icon=CHECK, width=1.4, **SETTLES),
    "lost": Look(
        N_("lost"),
        "diverges",
        "M4 12l3-3M9 7l3-3M8 4h4v4",
        on_map=N_("lost off the map"),
        hatch="steep",
        dash=LONG,
        thin=LONG_THIN,
    ),
    "arrived": Look(
        N_("just arrived"),
        icon="M3 8h7M7 4.5l3.5 3.5L7 11.5M13 3.5v9",
        hatch="rows",
        width=1.4,
        **SETTLES,
    ),
    "at_rest": Look(
        N_("at rest"),
        icon="M3 11.5h10M8 7.5a1.5 1.5 0 1 0 .01 0",
        on_map=N_("at rest beside a minimum"),
        hatch="pluses",
        **SETTLES,
    ),
}
PLAIN = {field.name: field.default for field in fields(Look)}
NAMES = {"name", "on_map"}
# What the style sheet alone has to know.
STYLE = {"color", "zone", "dash", "thin", "width"}


def outcomes() -> dict[str, dict]:
    """Return what the page's scripts have to know of every category, by its key; what is as by
    default is left out. Names are in the language in which is spoken."""
    return {
        key: {
            name: _(value) if name in NAMES else value
            for name, value in asdict(look).items()
            if name not in STYLE and value != PLAIN[name]
        }
        for key, look in LOOKS.items()
    }


def style_sheet() -> str:
    """Return the style sheet that follows from the table."""
    rules = [rule for key, look in LOOKS.items() for rule in rules_of(key, look)]
    zones = [
        line
        for key, look in LOOKS.items()
        for line in (
            f"  --zone-{key}: var(--{look.zone or look.color});",
            f"  --dashes-{key}: {along_ruler(look.thin)};",
        )
    ]
    places = [
        f"  --fate-{place}-{key}: var(--{look.color}-{place});"
        for key, look in LOOKS.items()
        if look.hatch
        for place in ("ground", "line")
    ]
    return "\n".join([*rules, ".ruler {", GAP, *zones, "}", ":root {", *places, "}", ""])


def along_ruler(dash: Dash) -> str:
    """Return the image of dashes over a line: it pales where there is a gap."""
    at, stops = 0.0, []
    for length, color in zip(dash, cycle(["transparent", "var(--gap)"]), strict=False):
        stops.append(f"{color} {at:g}px {at + length:g}px")
        at += length
    return f"repeating-linear-gradient(\n    to right, {', '.join(stops)})" if stops else "none"


def rules_of(key: str, look: Look) -> list[str]:
    """Return the rules of one category: its colors, its lines, its disc."""
    this, color = f'[data-fate="{key}"]', look.color
    rules = [f"{this} {{ --fate: var(--{color}); --tint: var(--{color}-tint); }}"]
    for page, scale in (("", 1.0), ('[data-theme="projector"] ', LARGE)):
        if line := stroke(look, scale):
            rules.append(f"{page}{this} .trail {{ {line} }}")
    if look.thin:
        rules.append(f"{this} .curve, .piece{this} {{ stroke-dasharray: {dashes(look.thin)}; }}")
    if 0 < look.width < WIDTH:
        rules.append(f".chosen > .piece{this} {{ stroke-width: 2; }}")
    if look.is_ring:
        ring = "background: none; color: var(--fate); box-shadow: inset 0 0 0 2px var(--fate);"
        rules.append(f"{this} .disc {{ {ring} }}")
        rules.append(f".regions {this} .edge {{ fill: var(--{look.zone or color}); }}")
    if look.is_box:
        rules.append(f"{this} .disc {{ border-radius: 7px; }}")
        rules.append(f"{this} .here {{ stroke: var(--fate); fill: var(--card); }}")
    return rules


def stroke(look: Look, scale: float) -> str:
    """Return how the line of a run is drawn, where that is not as all lines are."""
    if not look.width:
        return "stroke: none;"
    found = []
    if look.dash:
        found.append(f"stroke-dasharray: {dashes(look.dash, scale)};")
    if look.width != WIDTH:
        found.append(f"stroke-width: {scale * look.width:.2g};")
    return " ".join(found)


def dashes(dash: Dash, scale: float = 1.0) -> str:
    """Return the lengths of a dash and a gap as a style sheet has them."""
    return " ".join(f"{scale * length:.2g}" for length in dash)
