// The four walks over the hill of the 3-D view: lines, steps, and a pin with its letter where each one
// stands.

import { draw } from "../../core/dom.js";
import { stepAt } from "../../core/geometry.js";
import { letters } from "../../core/manifest.js";
import { _ } from "../../core/translate.js";

const PIN = 17; // px from the ground to the middle of a letter
export const APART = 18; // px between the middles of two letters

const keep = (value) => Math.round(value * 10) / 10;

// A draped walk as strings of which every prefix is a prefix of the walk: what is seen, and what the land
// hides. pixels: x y of each corner; hidden: whether the land stands before a corner.
export function lines({ begins, ends, stands, isIn }, pixels, hidden) {
  const point = (i) => `${keep(pixels[2 * i])} ${keep(pixels[2 * i + 1])}`;
  const found = { seen: ["", ""], behind: ["", ""] }; // each: line, dots
  const last = { seen: -1, behind: -1 };
  const lengths = [];
  let corner = 0;
  for (let k = 0; k < ends.length; k += 1) {
    for (; corner < ends[k]; corner += 1) {
      if (begins[corner]) continue;
      const side = hidden[corner] || hidden[corner - 1] ? "behind" : "seen";
      if (last[side] !== corner - 1) found[side][0] += `M${point(corner - 1)}`;
      found[side][0] += `L${point(corner)}`;
      last[side] = corner;
    }
    if (isIn[k]) found[hidden[stands[k]] ? "behind" : "seen"][1] += `M${point(stands[k])}h0`;
    lengths.push([...found.seen, ...found.behind].map((text) => text.length));
  }
  const all = [...found.seen, ...found.behind];
  return (k) => all.map((text, part) => text.slice(0, lengths[k][part]));
}

// Where each letter goes so that none covers another: those that would are moved aside, in their order.
export function spread(pins) {
  const placed = [];
  return pins.map((pin) => {
    if (!pin) return null;
    let [x, y] = pin;
    const covers = ([other, height]) => Math.abs(other - x) < APART && Math.abs(height - y) < APART;
    for (let hit = placed.find(covers); hit; hit = placed.find(covers)) x = hit[0] + APART;
    placed.push([x, y]);
    return [x, y];
  });
}

function pen(letter) {
  const part = (name, attributes) => draw(name, attributes);
  const parts = {
    behindLine: part("path", { class: "trail behind" }),
    behindDots: part("path", { class: "dots behind" }),
    line: part("path", { class: "trail" }),
    dots: part("path", { class: "dots" }),
    arrow: part("path", { class: "arrow", d: "M-9-6L0 0L-9 6" }),
    stem: part("path", { class: "stem" }),
    here: part("circle", { class: "here", r: 5 }),
    peeked: part("circle", { class: "peek", r: 8 }),
    disc: part("circle", { class: "badge", r: 8.5 }),
    letter: part("text", { class: "badge-letter", dy: "0.36em" }),
  };
  const { behindLine, behindDots, line, dots, arrow, ...pin } = parts;
  parts.letter.textContent = letter;
  return {
    ...parts,
    group: draw("g", { class: "way", "data-letter": letter }, behindLine, behindDots, line, dots, arrow),
    pin: draw("g", { class: "pin", "data-letter": letter }, ...Object.values(pin)),
  };
}

// The walks of a picture; selected: the panel that lies on top.
function load(it, given, selected) {
  it.walks = given;
  it.top = selected;
  it.drawn = null;
  it.pens.forEach((each, i) => {
    for (const part of [each.group, each.pin]) part.dataset.fate = given[i].fate;
    each.pin.classList.toggle("chosen", i === selected);
    wait(it, i, false);
  });
  it.ways.append(it.pens[selected].group);
  it.pins.append(it.pens[selected].pin);
}

// Where everything stands for a camera; look: from a point to a pixel, hides: whether the land is before a
// point.
function place(it, look, hides) {
  if (!it.walks) return;
  it.drawn = it.walks.map(({ draped }) => {
    const count = draped.begins.length;
    const [pixels, hidden] = [new Float64Array(2 * count), new Uint8Array(count)];
    for (let i = 0; i < count; i += 1) {
      const point = draped.at.subarray(3 * i, 3 * i + 3);
      [pixels[2 * i], pixels[2 * i + 1]] = look(...point);
      hidden[i] = hides(point) ? 1 : 0;
    }
    return { pixels, hidden, upTo: lines(draped, pixels, hidden) };
  });
  const first = it.walks[it.top].draped.stands[0];
  it.start.style.display = first < 0 ? "none" : "";
  if (first >= 0) it.start.setAttribute("transform", `translate(${it.pixel(it.top, first).join(" ")})`);
  show(it, it.tick);
}

function stepOf({ draped, ticks }, at) {
  return Math.min(stepAt(ticks, at), draped.ends.length - 1);
}

function show(it, at) {
  it.tick = at;
  if (!it.drawn) return;
  const feet = it.pens.map((each, panel) => drawWay(it, each, panel, stepOf(it.walks[panel], at)));
  const heads = spread(feet.map((foot) => foot && [foot[0], foot[1] - PIN]));
  it.pens.forEach(({ stem, disc, letter }, i) => {
    for (const part of [stem, disc, letter]) part.style.display = heads[i] ? "" : "none";
    if (!heads[i]) return;
    const [x, y] = heads[i];
    stem.setAttribute("d", `M${feet[i].join(" ")}L${x} ${y}`);
    disc.setAttribute("cx", x);
    disc.setAttribute("cy", y);
    letter.setAttribute("x", x);
    letter.setAttribute("y", y);
  });
}

// One walk up to a step; returns the pixel at which it stands, or left the box; null before it ever was over
// it.
function drawWay(it, { line, dots, behindLine, behindDots, here, arrow }, panel, k) {
  const [seen, seenDots, behind, behindD] = it.drawn[panel].upTo(k);
  line.setAttribute("d", seen);
  dots.setAttribute("d", seenDots);
  behindLine.setAttribute("d", behind);
  behindDots.setAttribute("d", behindD);
  const { stands, isIn, begins } = it.walks[panel].draped;
  const corner = stands[k];
  const hasLeft = corner >= 0 && !isIn[k] && !begins[corner];
  here.style.display = isIn[k] ? "" : "none";
  arrow.style.display = hasLeft ? "" : "none";
  if (corner < 0) return null;
  const [x, y] = it.pixel(panel, corner);
  here.setAttribute("cx", x);
  here.setAttribute("cy", y);
  if (hasLeft) {
    const [fromX, fromY] = it.pixel(panel, corner - 1);
    const turn = (Math.atan2(y - fromY, x - fromX) * 180) / Math.PI;
    arrow.setAttribute("transform", `translate(${x} ${y}) rotate(${turn})`);
  }
  return [x, y];
}

// A step that is pointed at elsewhere; null for none.
function peek(it, at) {
  it.pens.forEach(({ peeked }, panel) => {
    const k = it.drawn && at !== null ? stepOf(it.walks[panel], at) : -1;
    const isShown = k >= 0 && it.walks[panel].draped.isIn[k] === 1;
    peeked.style.display = isShown ? "" : "none";
    if (!isShown) return;
    const [x, y] = it.pixel(panel, it.walks[panel].draped.stands[k]);
    peeked.setAttribute("cx", x);
    peeked.setAttribute("cy", y);
  });
}

// A walk that is not the one that is asked for stands back until it is.
function wait(it, panel, isWaiting) {
  for (const part of [it.pens[panel].group, it.pens[panel].pin]) part.classList.toggle("waits", isWaiting);
}

function clear(it) {
  it.walks = it.drawn = null;
}

export function createTrails(root) {
  const it = {
    walks: null, // of each panel: { fate, draped, ticks }
    drawn: null, // of each panel: { pixels, hidden, upTo(k) }
    tick: 0,
    top: 0, // the panel that lies on top
  };
  it.start = draw(
    "g",
    { class: "start-of-all" },
    draw("circle", { class: "start", r: 5.5 }),
    draw("text", { class: "start-name", y: -11, "text-anchor": "middle" }),
  );
  it.start.querySelector("text").textContent = _("start");
  it.pens = [...letters()].map(pen);
  it.ways = draw("g", {}, ...it.pens.map(({ group }) => group));
  it.pins = draw("g", {}, ...it.pens.map(({ pin: each }) => each));
  const svg = draw("svg", { class: "layer solid-walks", "aria-hidden": "true" }, it.ways, it.start, it.pins);
  root.append(svg);

  it.pixel = (panel, corner) => [...it.drawn[panel].pixels.subarray(2 * corner, 2 * corner + 2)].map(keep);

  peek(it, null);

  return {
    svg,
    load: (given, selected) => load(it, given, selected),
    place: (look, hides) => place(it, look, hides),
    show: (at) => show(it, at),
    peek: (at) => peek(it, at),
    wait: (panel, isWaiting) => wait(it, panel, isWaiting),
    clear: () => clear(it),
  };
}
