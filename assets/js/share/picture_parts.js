// The parts of a picture that leaves the page: words that fit, and what is drawn on the page with its looks
// written into it.

import { draw } from "../core/dom.js";
import { outcomes } from "../core/manifest.js";
import { rateText } from "../core/rate.js";
import { hides } from "../state/display_options.js";
import { token } from "../surface/plotly_surface.js";

const [PAD, HEAD] = [10, 38];
const [DISC, ICON, SENTENCE, LINE] = [26, 16, 12, 16];
const BESIDE = 54; // px of a verdict that are not its sentence's
const STYLES = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "paint-order",
  "opacity",
  "font-size",
  "font-weight",
  "text-anchor",
];

// What XML can't hold is left out.
export const clean = (words) => String(words).replace(/[\u0000-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "");

let pen = null;
function widthOf(words, size, weight = 400) {
  pen ??= document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${token("sans")}`;
  return pen.measureText(words).width;
}
/**
 * @param {number} x
 * @param {number} y
 * @param {string} words
 * @param {Record<string, any>} given its looks; what is none of them is an attribute
 */
export function text(
  x,
  y,
  words,
  { size = SENTENCE, weight = 400, fill = token("ink"), anchor = "start", ...more } = {},
) {
  return draw(
    "text",
    { x, y, fill, "font-size": size, "font-weight": weight, "text-anchor": anchor, ...more },
    clean(words),
  );
}

// As many of the words as fit; fits(words) says whether they do.
export function cut(words, fits) {
  if (fits(words)) return words;
  let kept = words;
  while (kept && !fits(`${kept}…`)) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
// Words in lines that fit, two at the most.
export function lines(words, fits) {
  const found = [""];
  for (const word of words.split(" ")) {
    const longer = `${found.at(-1)} ${word}`.trim();
    if (!found.at(-1) || found.length === 2 || fits(longer)) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found.map((line) => cut(line, fits));
}
const fitting =
  (room, size = SENTENCE, weight = 400) =>
  (words) =>
    widthOf(words, size, weight) <= room;
export const sentence = (words, mapWidth) => lines(words, fitting(mapWidth - BESIDE));

// A copy of what is drawn, with its looks written into it; what is hidden, or only points, is left out.
function copied(node) {
  const style = getComputedStyle(node);
  if (style.display === "none" || node.matches(".peek, .coming")) return "";
  const copy = node.cloneNode(false);
  for (const name of ["class", "style", "aria-hidden"]) copy.removeAttribute(name);
  for (const name of STYLES) copy.setAttribute(name, style.getPropertyValue(name));
  if (copy.hasAttribute("r")) copy.setAttribute("r", style.getPropertyValue("r"));
  copy.append(
    ...[...node.childNodes].map((child) =>
      child.nodeType === Node.ELEMENT_NODE ? copied(child) : clean(child.data),
    ),
  );
  return copy;
}
// A layer of a panel, where it lies over its plot.
export function layer(svg) {
  const copy = copied(svg);
  copy.setAttribute("x", parseFloat(svg.style.left));
  copy.setAttribute("y", parseFloat(svg.style.top));
  copy.setAttribute("overflow", svg.matches(".loss") ? "visible" : "hidden");
  return copy;
}

// What is chosen in a picker.
const chosen = (picker) => picker?.querySelector(".picked-name")?.textContent ?? "";

// What is walked on, and what several panels have in common.
export function caption(count, room) {
  const hill = hides("surface") ? "" : chosen(document.querySelector(".picker.hill"));
  const shared = count > 1 ? document.getElementById("caption")?.textContent : "";
  return cut([hill, shared].filter(Boolean).join(". "), fitting(room));
}

export function head({ root, now, letter, width }) {
  const rate = rateText(now.eta);
  const [right, middle] = [width - PAD, HEAD / 2 + 5];
  const eta = hides("eta") ? right : right - widthOf(rate, 16, 700) - 8;
  const method = hides("opt")
    ? ""
    : cut(chosen(root.querySelector(".picker.method")), fitting(eta - PAD - 52, 14, 700));
  return [
    draw("rect", { x: PAD, y: HEAD / 2 - 11, width: 22, height: 22, rx: 6, fill: token("chip") }),
    text(PAD + 11, middle - 1, letter, { weight: 700, anchor: "middle" }),
    text(PAD + 30, middle, method, { size: 14, weight: 700 }),
    ...(hides("eta")
      ? []
      : [
          text(eta, middle, "η", {
            size: 18,
            fill: token("muted"),
            anchor: "end",
            "font-family": token("serif"),
            "font-style": "italic",
          }),
          text(right, middle, rate, { size: 16, weight: 700, anchor: "end" }),
        ]),
  ];
}

export function verdict({ root, now, said, width, saidAt, saidHeight }) {
  const fate = getComputedStyle(root);
  const [color, tint] = ["--fate", "--tint"].map((name) => fate.getPropertyValue(name).trim());
  const [x, middle] = [PAD + 9, saidAt + saidHeight / 2];
  const top = middle - (19 + LINE * said.length) / 2;
  const { is_ring: isRing = false, is_box: isBox = false } = outcomes()[now.fate] ?? {};
  const rim = isRing ? 1 : 0;
  const disc = draw("rect", {
    x: x + rim,
    y: middle - DISC / 2 + rim,
    width: DISC - 2 * rim,
    height: DISC - 2 * rim,
    rx: isBox ? 7 : DISC / 2,
    fill: isRing ? "none" : color,
    stroke: isRing ? color : "none",
    "stroke-width": 2,
  });
  const sign = copied(root.querySelector(".verdict .icon"));
  const place = { x: x + (DISC - ICON) / 2, y: middle - ICON / 2, width: ICON, height: ICON };
  for (const [name, value] of Object.entries(place)) sign.setAttribute(name, value);
  return [
    draw("rect", { x: PAD, y: saidAt, width: width - 2 * PAD, height: saidHeight, rx: 10, fill: tint }),
    disc,
    sign,
    text(PAD + 44, top + 15, now.word, { size: 15, weight: 700 }),
    ...said.map((line, i) => text(PAD + 44, top + 31 + LINE * i, line)),
  ];
}

// The axes of a strip; the curve over them moves.
export function drawnStrip(figure, under) {
  const { yaxis, margin } = figure.layout;
  const { size } = yaxis.tickfont;
  return yaxis.tickvals.flatMap((at, i) => {
    const y = under.top + under.yaxis.l2p(at);
    return [
      draw("path", { d: `M${margin.l} ${y}h${under.width}`, stroke: token("line") }),
      text(margin.l - 3, y + 0.35 * size, yaxis.ticktext[i], { size, fill: token("muted"), anchor: "end" }),
    ];
  });
}
