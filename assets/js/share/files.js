// Files of a scene: those that the server makes, and those that are drawn right here.

import { make } from "../core/dom.js";
import { fetchFile, save } from "./fetch_file.js";
import { canRecord, recordFilm } from "./film.js";
import { button } from "./parts.js";
import { asPng, asSvg } from "./picture.js";

// Heading, then [file, words].
export const SERVED = [
  ["Animation", [["downhill.gif", "GIF"], ["downhill-animation.png", "Animated PNG"]]],
  ["Numbers", [["downhill.csv", "CSV"], ["downhill.json", "JSON"], ["downhill-figure.json", "Plotly figure"]]],
  ["Code", [["downhill-numpy.py", "NumPy"], ["downhill-torch.py", "PyTorch"], ["downhill-optax.py", "Optax"]]],
  ["Page", [["downhill.html", "One HTML file"]]],
];
const WHICH = [["all", "all panels"], ["0", "panel A"], ["1", "panel B"], ["2", "panel C"], ["3", "panel D"]];
// How a table is parted; programs read the first, and Excel that which its country has.
export const TABLES = [
  ["", "0.5, 0.7 – as programs read it"],
  ["separator=semicolon", "0,5; 0,7 – Excel with decimal commas"],
  ["separator=semicolon&decimal=point", "0.5; 0.7 – Excel with semicolons"],
  ["separator=tab", "tabs"],
  ["headers=formula&bom=1", "names as in the formulas"],
];
const TABLE = "downhill.csv";
const WIDTHS = { film: 1280, slide: 1920, print: 3200 };

// say(words): what is going on; address(name): of a file that the server makes.
export function createFiles({ say, address, film = { canRecord, recordFilm } }) {
  const which = make("select", { class: "choice", "aria-label": "Which panels" },
    ...WHICH.map(([value, words]) => make("option", { value }, words)));
  const chosen = () => (which.value === "all" ? "all" : Number(which.value));
  const table = make("select", { class: "choice", "aria-label": "CSV for" },
    ...TABLES.map(([value, words]) => make("option", { value }, words)));
  const links = [];
  function load() {
    for (const { made, name } of links) {
      const way = name === TABLE && table.value ? `&${table.value}` : "";
      made.href = address(`export/${name}`) + way;
    }
  }
  table.addEventListener("change", load);

  // Says what it makes, makes it, says what became of it; one file at a time.
  async function saved(name, work) {
    say(`Making ${name} …`);
    try {
      save(await work(), name);
      say(`${name} is saved.`);
    } catch (error) {
      say(error.name === "AbortError" ? `${name} was not made.` : error.message);
    }
  }
  function served([name, words]) {
    const made = make("a", { href: "", download: name, class: "tool boxed wide" }, words);
    made.addEventListener("click", (event) => {
      event.preventDefault();
      saved(name, () => fetchFile(made.href));
    });
    links.push({ made, name });
    return made;
  }
  const row = (words, ...made) => make("div", { class: "files-row", role: "group", "aria-label": words },
    make("b", {}, words), ...made);

  const drawn = () => [
    button("SVG", () => saved("downhill.svg", async () => {
      const svg = await asSvg(chosen());
      return svg instanceof Blob ? svg : new Blob([svg], { type: "image/svg+xml" });
    })),
    button("PNG, slide", () => saved("downhill.png", () => asPng(chosen(), WIDTHS.slide))),
    button("PNG, print", () => saved("downhill-print.png", () => asPng(chosen(), WIDTHS.print))),
  ];
  const reel = film.canRecord() ? createReel(film, chosen, saved) : null;
  const rows = [
    row("Picture", which, ...drawn()),
    ...(reel ? [row("Film", ...reel.elements)] : []),
    ...SERVED.map(([words, files]) => row(words, ...files.map(served), ...(words === "Numbers" ? [table] : []))),
  ];
  return {
    elements: [make("p", { class: "but" }, "Pictures and films show the panels as they stand on the page; all other files "
      + "are of the scene with the choices at the side."), ...rows],
    load,
    left: () => reel?.stop(),
  };
}

// A film is recorded as long as it plays: with its progress, and a way to give it up.
function createReel(film, chosen, saved) {
  const bar = make("progress", { max: 1, value: 0, "aria-label": "Film", hidden: "" });
  let control = null;
  const stop = () => control?.abort();
  const cancel = button("Cancel", stop, { hidden: "" });
  const start = button("WebM", async () => {
    control = new AbortController();
    bar.value = 0;
    bar.hidden = cancel.hidden = false;
    start.disabled = true;
    await saved("downhill.webm", () => film.recordFilm({ which: chosen(), width: WIDTHS.film, signal: control.signal,
      progress: (share) => { bar.value = share; } }));
    bar.hidden = cancel.hidden = true;
    start.disabled = false;
  });
  return { elements: [start, bar, cancel], stop };
}
