// What stands over a map: the ends and ticks of its axes, the minima, the start, the panels' letters,
// theory's line, the walk of a cell and the cell in hand.

import { draw } from "../../core/dom.js";
import { trailPath } from "../../core/geometry.js";
import { figure, minus } from "./words.js";
import { _ } from "../../core/translate.js";

const [LEFT, RIGHT, TOP, BOTTOM] = [44, 10, 8, 22]; // px round the map, for the axes
const LETTER = 6.4; // px of a figure, about
const LONGEST = 6; // figures of a tick's number
const CROSS = 5;
const DOTS = 120; // steps up to which each has its dot

const text = (x, y, said, attributes = {}) => draw("text", { x, y, ...attributes }, said);
export const room = (width, height) => ({
  left: LEFT,
  top: TOP,
  width: Math.max(width - LEFT - RIGHT, 40),
  height: Math.max(height - TOP - BOTTOM, 40),
});

// Numbers along a linear axis that a person would choose, no more than `most`.
function linear(low, high, most) {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9));
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k += 1)
    found.push(Number((k * step).toPrecision(12)) + 0);
  return found;
}
// Decades, with what lies between them where there are few; within less than one it is as good as linear.
export function ticks({ low, high, scale }, most) {
  if (scale !== "log" || high < 4 * low) return linear(low, high, most);
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const every = Math.max(1, Math.ceil((last - first + 1) / most));
  const between = last - first < 2 ? [1, 2, 5] : [1];
  const found = [];
  for (let k = first - 1; k <= last; k += 1) {
    if ((k - first) % every === 0)
      found.push(
        ...between
          .map((m) => Number(`${m}e${k}`))
          .filter((v) => v >= low * (1 - 1e-9) && v <= high * (1 + 1e-9)),
      );
  }
  return found;
}
// What is said along an axis { low, high, scale } of so many pixels: ticks, or only its ends where they are
// long.
export function labels(axis, length, apart) {
  const found = ticks(axis, Math.max(2, Math.floor(length / apart)));
  const said = found.map((value) => [value, figure(value)]);
  return said.length > 1 && said.every(([, each]) => each.length <= LONGEST) ? said : null;
}
export function ends({ low, high }) {
  const digits = Math.min(
    15,
    Math.max(3, 2 + Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high)) / (high - low)))),
  );
  const text = (value) => minus(value.toPrecision(digits));
  return _("{low} to {high}", { low: text(low), high: text(high) });
}

// box: the map's rectangle; axes: the part of either that is shown; at(side, value): its pixel from the left
// or bottom.
export function frameMarks(box, axes, symbols, at) {
  const { left, top, width, height } = box;
  const [right, bottom] = [left + width, top + height];
  const across = labels(axes[0], width, 64);
  const up = labels(axes[1], height, 44);
  const made = [];
  for (const [value, said] of across ?? []) {
    const x = left + at(0, value);
    if (x > right - 26) continue; // there stands its name
    made.push(
      draw("path", { class: "tick", d: `M${x} ${bottom}v4` }),
      text(Math.max(x, left + LETTER * said.length * 0.5), bottom + 16, said, { "text-anchor": "middle" }),
    );
  }
  for (const [value, said] of up ?? []) {
    const y = bottom - at(1, value);
    if (y < top + 20) continue;
    made.push(
      draw("path", { class: "tick", d: `M${left} ${y}h-4` }),
      text(left - 7, Math.min(y + 4, bottom), said, { "text-anchor": "end" }),
    );
  }
  if (!across) made.push(text(left, bottom + 16, ends(axes[0])));
  if (!up)
    made.push(text(left - 10, bottom, ends(axes[1]), { transform: `rotate(-90 ${left - 10} ${bottom})` }));
  return [
    ...made,
    text(right, bottom + 16, symbols[0], { class: "axis-name", "text-anchor": "end" }),
    text(left - 9, top + 11, symbols[1], { class: "axis-name", "text-anchor": "end" }),
  ];
}

// A cross at each minimum, ringed where none is lower, with its number where there are more than one.
export function crossMarks(minima, place, { width, height }) {
  return minima.flatMap(({ x, y, is_global: isBest }, i) => {
    const [px, py] = place([x, y]);
    if (px < 0 || py < 0 || px > width || py > height) return [];
    const made = [
      draw("path", {
        class: "cross",
        d: `M${px - CROSS} ${py}h${2 * CROSS}M${px} ${py - CROSS}v${2 * CROSS}`,
      }),
    ];
    if (isBest) made.unshift(draw("circle", { class: "best", cx: px, cy: py, r: 10 }));
    const isLate = px > width - 24;
    if (minima.length > 1)
      made.push(
        text(px + (isLate ? -13 : 13), py < 16 ? py + 14 : py - 4, String(i + 1), {
          class: "number",
          "text-anchor": isLate ? "end" : "start",
        }),
      );
    return made;
  });
}
export const ringMark = ([x, y]) => [draw("circle", { class: "start", cx: x, cy: y, r: 5.5 })];

// [letter, fate, isChosen, place] of each panel that has a cell; those in one place share it.
export function letterMarks(list, { width, height }) {
  const places = new Map();
  for (const [letter, fate, isChosen, at] of list) {
    const same = [...places.values()].find(
      ({ at: other }) => Math.abs(at[0] - other[0]) < 22 && Math.abs(at[1] - other[1]) < 20,
    );
    if (same) Object.assign(same, { said: `${same.said} ${letter}`, isChosen: same.isChosen || isChosen });
    else places.set(letter, { said: letter, fate, isChosen, at });
  }
  return [...places.values()]
    .filter(({ at: [x, y] }) => x >= -1 && y >= -1 && x <= width + 1 && y <= height + 1)
    .map(({ said, fate, isChosen, at: [x, y] }) => {
      const half = 6 + LETTER * said.length * 0.6;
      const [px, py] = [Math.min(Math.max(x, half), width - half), Math.min(Math.max(y, 10), height - 10)];
      return draw(
        "g",
        { class: isChosen ? "map-letter chosen" : "map-letter", "data-fate": fate },
        draw("rect", { x: px - half, y: py - 10, width: 2 * half, height: 20, rx: 6 }),
        text(px, py + 4, said, { "text-anchor": "middle" }),
      );
    });
}
// Theory's lines; the name stands where the longest of them has most room.
export function boundaryMark(lines, place, { width, height }) {
  const drawn = lines.map((line) => line.map(place));
  const path = drawn
    .map((line) => line.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join(""))
    .join("");
  const inside = drawn.flat().filter(([x, y]) => x > 8 && x < width - 8 && y > 24 && y < height - 12);
  if (!path || !inside.length) return path ? [draw("path", { class: "theory", d: path })] : [];
  const [x, y] = inside.reduce((best, each) =>
    Math.abs(each[1] - height / 3) < Math.abs(best[1] - height / 3) ? each : best,
  );
  const isLate = x > width - 130;
  return [
    draw("path", { class: "theory halo", d: path }),
    draw("path", { class: "theory", d: path }),
    text(x + (isLate ? -8 : 8), y - 7, "theory’s limit", {
      class: "theory-name",
      "text-anchor": isLate ? "end" : "start",
    }),
  ];
}
// A walk as a thin line with its halo, its points and its last one.
export function walkMarks(path, place, { width, height }) {
  const count = path.length / 2;
  const [xs, ys] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i += 1) [xs[i], ys[i]] = place([path[2 * i], path[2 * i + 1]]);
  const way = trailPath(xs, ys, width, height);
  const end = way.point(count - 1);
  return [
    draw("path", { class: "cell-walk halo", d: way.line(count - 1) }),
    draw("path", { class: "cell-walk", d: way.line(count - 1) }),
    ...(count <= DOTS ? [draw("path", { class: "cell-dots", d: way.dots(count - 1) })] : []),
    ...(way.exit
      ? [
          draw("path", {
            class: "cell-walk",
            d: "M-7-5L0 0L-7 5",
            transform: `translate(${way.exit.x} ${way.exit.y}) rotate(${way.exit.turn})`,
          }),
        ]
      : []),
    ...(end ? [draw("circle", { class: "cell-end", cx: end[0], cy: end[1], r: 4 })] : []),
  ];
}
