// Texts to be pasted elsewhere: the addresses of a scene, and the frame that holds it, as each kind of page
// wants it.

import { rateText } from "../core/rate.js";
import { createSceneStore } from "../state/scene_store.js";
import { _ } from "../core/translate.js";

// Sizes that a frame is made for, in CSS pixels.
export const SIZES = {
  four: { words: _("Four panels"), width: 700, height: 450, panels: ["4", "2"] },
  one: { words: _("One panel"), width: 600, height: 400, panels: ["1"] },
  phone: { words: _("Phone"), width: 340, height: 560, panels: [] },
};
const NAMED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

// Text as the value of an attribute; a backtick, too, would mean something in Markdown.
export const escaped = (text) =>
  text.replace(/[&<>"'`]/g, (sign) => NAMED[sign] ?? `&#${sign.charCodeAt(0)};`);

// A query with some fields changed; null takes one out: an address does not name what is the default.
export function queryWith(given, fields) {
  const desk = createSceneStore(given);
  desk.assign(fields);
  return desk.query();
}

// base: where this page is served. The page and its frame, its files and the QR code lie side by side.
export const addressOf = (base, name, fields) => new URL(`${name}?${fields}`, new URL(".", base)).href;

// Where the page is served that an address of a file below `export/` belongs to.
export const homeOf = (file) => new URL("../", file).href;

// Methods, hill and rates of the panels that are shown, as the server names the scene too; rates that are
// hidden are not told. panels: [{ method, eta }].
export function titleOf({ hill, panels, fields }) {
  const given = new URLSearchParams(fields);
  const shown = panels.slice(0, Number(given.get("panels") ?? panels.length));
  const listed = (values) => [...new Set(values)].join(", ");
  const said = { methods: listed(shown.map(({ method }) => method)), hill };
  if ((given.get("hide") ?? "").split(",").includes("eta")) return _("Downhill: {methods} on {hill}", said);
  const rates = listed(shown.map(({ eta }) => rateText(eta)));
  return _("Downhill: {methods} on {hill}, η = {rates}", { ...said, rates });
}

// As wide as the page around it, in the proportions of its size and never lower: on a phone one panel stands
// above the other parts of it and needs more.
const style = ({ width, height }) => ({
  border: "0",
  width: "100%",
  height: "auto",
  "aspect-ratio": `${width}/${height}`,
  "min-height": `clamp(${height}px,(600px - 100vw)*999,560px)`,
});

// A host that lets a frame grow: the frame says how high it is, with `resize=1`.
const LISTENER =
  '<script>addEventListener("message", ({ data, source }) => {\n' +
  '  if (data?.type !== "downhill:resize") return;\n' +
  '  for (const frame of document.querySelectorAll("iframe"))\n' +
  "    if (frame.contentWindow === source) frame.style.height = `${data.height}px`;\n" +
  "})</script>";
const grows = (src) => new URL(src).searchParams.get("resize") === "1";

export function frameMarkup({ src, title, width, height }) {
  const look = Object.entries(style({ width, height })).map(([name, value]) => `${name}:${value}`);
  return (
    `<iframe src="${escaped(src)}" width="${width}" height="${height}" title="${escaped(title)}" ` +
    `loading="lazy" allow="fullscreen" style="${look.join(";")}"></iframe>`
  );
}
const withListener = (given) =>
  grows(given.src) ? `${frameMarkup(given)}\n${LISTENER}` : frameMarkup(given);

// React takes a style as an object, with names in one word.
function component({ src, title, width, height }) {
  const oneWord = (name) => name.replace(/-(.)/g, (_match, letter) => letter.toUpperCase());
  const look = Object.entries(style({ width, height })).map(
    ([name, value]) => `${oneWord(name)}: ${JSON.stringify(value)}`,
  );
  const [at, named] = [src, title].map((text) => JSON.stringify(text));
  return (
    `<iframe src={${at}} title={${named}} width="${width}" height="${height}"\n` +
    `  loading="lazy" allow="fullscreen" style={{ ${look.join(", ")} }} />`
  );
}

// A slide, which takes the frame only when it is near.
const slide = ({ src, title }) =>
  `<section>\n  <iframe data-src="${escaped(src)}" title="${escaped(title)}" allow="fullscreen"\n` +
  '    style="border:0;width:100%;height:90vh"></iframe>\n</section>';

const plain = (text) => text.replace(/[\\`*_[\]{}<>$]/g, (sign) => `\\${sign}`);

// A notebook's Markdown loses its frames, a cell's output does not. JSON writes a text as Python does.
function cell({ src, title, height }) {
  const [at, named] = [src, `title="${escaped(title)}"`].map((text) => JSON.stringify(text));
  return `from IPython.display import IFrame\n\nIFrame(${at}, "100%", ${height}, extras=[${named}])`;
}

// Each takes { src, title, width, height }.
export const KINDS = {
  html: { words: "HTML", text: withListener, hint: _("For any page whose HTML is yours.") },
  markdown: {
    words: "Markdown",
    text: frameMarkup,
    hint: _("MkDocs, Jupyter Book 1: on lines of its own. GitHub and notebooks’ Markdown show none."),
  },
  notebook: {
    words: "Jupyter notebook",
    text: cell,
    hint: _("In a cell that is run where this address can be reached."),
  },
  myst: {
    words: "MyST",
    hint: "mystmd, Jupyter Book 2.",
    text: ({ src, title }) => `:::{iframe} ${src}\n:width: 100%\n${plain(title)}\n:::`,
  },
  mdx: { words: "MDX", text: component, hint: _("Docusaurus, Next.js and other pages of React.") },
  slides: {
    words: "reveal.js",
    text: slide,
    hint: _("A slide of its own. A click into the frame gives it the keys; Esc gives them back."),
  },
  quarto: {
    words: "Quarto",
    text: (given) => `\`\`\`{=html}\n${frameMarkup(given)}\n\`\`\``,
    hint: _("In a .qmd file."),
  },
  sphinx: {
    words: "Sphinx",
    text: (given) => `.. raw:: html\n\n   ${frameMarkup(given)}`,
    hint: _("In a .rst file."),
  },
  course: {
    words: "Moodle, Canvas",
    text: frameMarkup,
    hint: _(
      "Open the HTML view of the text editor (</>) and paste. " +
        "Some sites let only their administrators do so.",
    ),
  },
};
