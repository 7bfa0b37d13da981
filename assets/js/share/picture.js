// Pictures of the page as it stands: one panel or the row, as an SVG that needs nothing else, or as a PNG.
// They have a white ground and the light colors, whatever the theme: for slides and for print.

import { plotOf } from "../core/axes.js";
import { draw, make } from "../core/dom.js";
import { letters } from "../core/manifest.js";
import { dense } from "../core/png_dpi.js";
import { rateText } from "../core/rate.js";
import { panelOf } from "../player/panel.js";
import { countWords } from "../player/transport.js";
import { hides } from "../state/display_options.js";
import { figureOf, token } from "../surface/plotly_surface.js";
import { caption, clean, drawnStrip, head, layer, sentence, text, verdict } from "./picture_parts.js";
import { surfaceImage } from "./picture_surface.js";
import { _ } from "../core/translate.js";

const [MARGIN, GAP, PAD, HEAD, FOOT] = [12, 10, 10, 38, 28];
const [LINE, COUNT] = [16, 120]; // px: a line of a sentence, and the room for the number of the step
const FINE = 3; // pixels of the land for each of the page
// What is known of a width: that of a slide has its height, that of a page in print its dots an inch.
const SHAPES = { 1920: { height: 1080 }, 3200: { dpi: 300 } };
const LATE = _("The picture is not up to date: wait for the walk.");
const NONE = _("There is nothing on the page to make a picture of.");

const figureIn = (root) => figureOf(plotOf(root));
const at = (x, y, ...children) => draw("g", { transform: `translate(${x} ${y})` }, ...children);

// In the light colors where the page is dark: nothing is painted before the theme is back. On a projector the
// ground is white already.
export function inLight(act) {
  const { dataset } = document.documentElement;
  if (dataset.theme !== "dark") return act();
  dataset.theme = "light";
  try {
    return act();
  } finally {
    dataset.theme = "dark";
  }
}

// The panels that a picture is of; which: 0–3, or "all" that can be seen.
/** @returns {any[]} */
function panelsOf(which) {
  const panels = [...document.querySelectorAll("[data-panel]")]
    .map((root, i) => {
      const panel = panelOf(root);
      return { root, panel, now: panel?.now(), letter: letters()[i] };
    })
    .filter(({ now }, i) => now && (which === "all" || which === i));
  if (!panels.length) throw new Error(NONE);
  if (panels.some(({ root }) => root.classList.contains("stale"))) throw new Error(LATE);
  return panels;
}

// The same panels with their places: in rows as on the page, all alike.
export function plan(which) {
  const panels = panelsOf(which);
  const [
    {
      panel: { map, strip },
    },
  ] = panels;
  const [mapWidth, mapHeight] = [map.clientWidth, map.clientHeight];
  for (const each of panels) each.said = sentence(each.now.sentence, mapWidth);
  const saidHeight = 32 + LINE * Math.max(...panels.map(({ said }) => said.length));
  const saidAt = HEAD + mapHeight + 8;
  const stripAt = hides("verdict") ? saidAt : saidAt + saidHeight + 4;
  const [width, height] = [mapWidth + 2 * PAD, hides("loss") ? stripAt : stripAt + strip.clientHeight + PAD];
  const tops = panels.map(({ root }) => Math.round(root.getBoundingClientRect().top));
  const columns = tops.filter((top) => top === tops[0]).length;
  panels.forEach((each, i) =>
    Object.assign(each, {
      width,
      height,
      saidAt,
      saidHeight,
      stripAt,
      x: MARGIN + (i % columns) * (width + GAP),
      y: MARGIN + Math.floor(i / columns) * (height + GAP),
    }),
  );
  const unit = document.querySelector(".count")?.dataset.unit ?? "step";
  return {
    panels,
    unit,
    width: 2 * MARGIN + columns * (width + GAP) - GAP,
    height: panels.at(-1).y + height + FOOT,
  };
}

// All that stands still. Every map shows the same land: it is drawn once.
export function still({ panels, width, height }, scale) {
  const [{ panel }] = panels;
  const land = surfaceImage(figureIn(panel.map), panel.axes(), scale);
  land.setAttribute("id", "land");
  const clip = draw(
    "clipPath",
    { id: "map" },
    draw("rect", { width: panel.map.clientWidth, height: panel.map.clientHeight, rx: 10 }),
  );
  const card = (each) =>
    draw("rect", {
      x: 0.5,
      y: 0.5,
      width: each.width - 1,
      height: each.height - 1,
      rx: 14,
      fill: token("card"),
      stroke: token("line"),
    });
  return [
    draw("defs", {}, clip, land),
    draw("rect", { width, height, fill: "#ffffff" }),
    ...panels.map((each) =>
      at(
        each.x,
        each.y,
        card(each),
        ...head(each),
        at(PAD, HEAD, draw("g", { "clip-path": "url(#map)" }, draw("use", { href: "#land" }))),
        ...(hides("verdict") ? [] : verdict(each)),
        ...(hides("loss")
          ? []
          : [at(PAD, each.stripAt, ...drawnStrip(figureIn(each.panel.strip), each.panel.under()))]),
      ),
    ),
    text(MARGIN, height - 10, caption(panels.length, width - 2 * MARGIN - COUNT), { fill: token("muted") }),
  ];
}

// All that moves, as it stands at a tick of the clock; the page itself stays where it is.
export function moving({ panels, width, height, unit }, tick) {
  const shown = panels.map(({ x, y, root, panel, now, stripAt }) => {
    panel.show(tick);
    const said = root.querySelector(".readout").textContent;
    const made = at(
      x,
      y,
      at(PAD, HEAD, draw("g", { "clip-path": "url(#map)" }, layer(panel.map.querySelector("svg.walk")))),
      ...(hides("loss")
        ? []
        : [
            at(
              PAD,
              stripAt,
              layer(panel.strip.querySelector("svg.loss")),
              text(34, panel.strip.clientHeight - 3, said, { size: 11, fill: token("muted") }),
            ),
          ]),
    );
    panel.show(now.tick);
    return made;
  });
  return [
    ...shown,
    text(width - MARGIN, height - 10, countWords(unit, tick, panels[0].now.end), { anchor: "end" }),
  ];
}

// Parts as the text of an SVG, `share` times as large as on the page; what is to be seen is also said.
export function written({ panels, width, height }, parts, share = 1) {
  const told = panels.map(({ letter, now }) =>
    [
      hides("eta")
        ? _("Panel {letter}.", { letter })
        : _("Panel {letter}: learning rate {rate}.", { letter, rate: rateText(now.eta) }),
      ...(hides("verdict") ? [] : [_("{word}: {sentence}.", { word: now.word, sentence: now.sentence })]),
    ].join(" "),
  );
  const svg = draw(
    "svg",
    {
      width: width * share,
      height: height * share,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "font-family": token("sans"),
    },
    draw("title", {}, _("Downhill: what does the learning rate do?")),
    draw("desc", {}, clean(told.join(" "))),
    ...parts,
  );
  return new XMLSerializer().serializeToString(svg);
}

// tick: of the clock, null as it stands; share(sheet): how much larger than on the page.
/**
 * @param {number | string} which
 * @param {{ tick?: number, scale?: number, share?: (sheet: any) => number }} given
 */
function composed(which, { tick = null, scale = null, share = () => 1 } = {}) {
  return inLight(() => {
    const sheet = plan(which);
    const [{ now }] = sheet.panels;
    const parts = [
      ...still(sheet, scale ?? Math.max(share(sheet), 1)),
      ...moving(sheet, Math.min(tick ?? now.tick, now.end)),
    ];
    return {
      width: sheet.width * share(sheet),
      height: sheet.height * share(sheet),
      text: written(sheet, parts, share(sheet)),
    };
  });
}

// The text of an SVG of a panel (0–3) or of "all".
export const asSvg = async (which = "all", { tick = null } = {}) =>
  composed(which, { tick, scale: FINE }).text;

export async function loaded(words) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(words)}`;
  await image.decode();
  return image;
}

// A PNG of a width in pixels; without a height it is as high as the picture needs.
export async function asPng(which, width, height = SHAPES[width]?.height ?? Infinity) {
  const made = composed(which, { share: (sheet) => Math.min(width / sheet.width, height / sheet.height) });
  const canvas = make("canvas", { width, height: height === Infinity ? Math.round(made.height) : height });
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(await loaded(made.text), (width - made.width) / 2, (canvas.height - made.height) / 2);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const dpi = SHAPES[width]?.dpi;
  return dpi ? new Blob([dense(new Uint8Array(await blob.arrayBuffer()), dpi)], { type: "image/png" }) : blob;
}
