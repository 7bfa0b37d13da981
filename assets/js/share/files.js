// Files of a scene: those that the server makes, and those that are drawn right here.

import { make } from "../core/dom.js";
import { fetchFile, save } from "./fetch_file.js";
import { canRecord, recordFilm } from "./film.js";
import { button } from "./parts.js";
import { asPng, asSvg } from "./picture.js";
import { _ } from "../core/translate.js";

// Heading, then [file, words].
/** @type {[string, [string, string][]][]} */
export const SERVED = [
  [
    _("Animation"),
    [
      ["downhill.gif", "GIF"],
      ["downhill-animation.png", _("Animated PNG")],
    ],
  ],
  [
    _("Numbers"),
    [
      ["downhill.csv", "CSV"],
      ["downhill.json", "JSON"],
      ["downhill-figure.json", _("Plotly figure")],
    ],
  ],
  [
    _("Code"),
    [
      ["downhill-numpy.py", "NumPy"],
      ["downhill-torch.py", "PyTorch"],
      ["downhill-optax.py", "Optax"],
    ],
  ],
  [_("Page"), [["downhill.html", _("One HTML file")]]],
];
const WHICH = [
  ["all", _("all panels")],
  ["0", _("panel A")],
  ["1", _("panel B")],
  ["2", _("panel C")],
  ["3", _("panel D")],
];
// How a table is parted; programs read the first, and Excel that which its country has.
const TABLES = [
  ["", _("0.5, 0.7 – as programs read it")],
  ["separator=semicolon", _("0,5; 0,7 – Excel with decimal commas")],
  ["separator=semicolon&decimal=point", _("0.5; 0.7 – Excel with semicolons")],
  ["separator=tab", _("tabs")],
  ["headers=formula&bom=1", _("names as in the formulas")],
];
const TABLE = "downhill.csv";
const WIDTHS = { film: 1280, slide: 1920, print: 3200 };

function load(it) {
  for (const { made, name } of it.links) {
    const way = name === TABLE && it.table.value ? `&${it.table.value}` : "";
    made.href = it.address(`export/${name}`) + way;
  }
}

// Says what it makes, makes it, says what became of it; one file at a time.
async function saved(it, name, work) {
  it.say(_("Making {name} …", { name }));
  try {
    save(await work(), name);
    it.say(_("{name} is saved.", { name }));
  } catch (error) {
    it.say(error.name === "AbortError" ? _("{name} was not made.", { name }) : error.message);
  }
}

function served(it, [name, words]) {
  const made = make("a", { href: "", download: name, class: "tool boxed wide" }, words);
  made.addEventListener("click", (event) => {
    event.preventDefault();
    saved(it, name, () => fetchFile(made.href));
  });
  it.links.push({ made, name });
  return made;
}

function row(words, ...made) {
  return make(
    "div",
    { class: "files-row", role: "group", "aria-label": words },
    make("b", {}, words),
    ...made,
  );
}

function drawn(it) {
  return [
    button("SVG", () =>
      saved(it, "downhill.svg", async () => {
        const svg = await asSvg(it.chosen());
        return svg instanceof Blob ? svg : new Blob([svg], { type: "image/svg+xml" });
      }),
    ),
    button(_("PNG, slide"), () => saved(it, "downhill.png", () => asPng(it.chosen(), WIDTHS.slide))),
    button(_("PNG, print"), () => saved(it, "downhill-print.png", () => asPng(it.chosen(), WIDTHS.print))),
  ];
}

// say(words): what is going on; address(name): of a file that the server makes.
export function createFiles({ say, address, film = { canRecord, recordFilm } }) {
  const it = { say, address, links: [] };
  const which = make(
    "select",
    { class: "choice", "aria-label": _("Which panels") },
    ...WHICH.map(([value, words]) => make("option", { value }, words)),
  );
  it.chosen = () => (which.value === "all" ? "all" : Number(which.value));
  it.table = make(
    "select",
    { class: "choice", "aria-label": _("CSV for") },
    ...TABLES.map(([value, words]) => make("option", { value }, words)),
  );
  it.table.addEventListener("change", () => load(it));

  const reel = film.canRecord() ? createReel(film, it.chosen, (name, work) => saved(it, name, work)) : null;
  const rows = [
    row(_("Picture"), which, ...drawn(it)),
    ...(reel ? [row(_("Film"), ...reel.elements)] : []),
    ...SERVED.map(([words, files]) =>
      row(words, ...files.map((file) => served(it, file)), ...(words === _("Numbers") ? [it.table] : [])),
    ),
  ];
  return {
    elements: [
      make(
        "p",
        { class: "but" },
        _(
          "Pictures and films show the panels as they stand on the page; all other files " +
            "are of the scene with the choices at the side.",
        ),
      ),
      ...rows,
    ],
    load: () => load(it),
    left: () => reel?.stop(),
  };
}

// A film is recorded as long as it plays: with its progress, and a way to give it up.
function createReel(film, chosen, saved) {
  const bar = make("progress", { max: 1, value: 0, "aria-label": _("Film"), hidden: "" });
  let control = null;
  const stop = () => control?.abort();
  const cancel = button(_("Cancel"), stop, { hidden: "" });
  const start = button("WebM", async () => {
    control = new AbortController();
    bar.value = 0;
    bar.hidden = cancel.hidden = false;
    start.disabled = true;
    await saved("downhill.webm", () =>
      film.recordFilm({
        which: chosen(),
        width: WIDTHS.film,
        signal: control.signal,
        progress: (share) => {
          bar.value = share;
        },
      }),
    );
    bar.hidden = cancel.hidden = true;
    start.disabled = false;
  });
  return { elements: [start, bar, cancel], stop };
}
