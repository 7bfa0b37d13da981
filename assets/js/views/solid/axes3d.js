// The box of the 3-D view: its grid beneath the hill, and the numbers and names along its edges. They are
// lines and text of the page: Plotly's own text is drawn of triangles, and lies at every angle.

import { draw } from "../../core/dom.js";

const WANTED = 5;
const [NUMBERS, NAME, ABOVE] = [13, 31, 16]; // px from the edge

// Round numbers between two ends.
export function ticks([low, high]) {
  const rough = (high - low) / WANTED;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((by) => by * unit).find((each) => each >= rough * 0.999);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k += 1)
    found.push(Number((k * step).toPrecision(12)));
  return found;
}

// Whole decades between two logarithms.
export function decades([low, high]) {
  const found = [];
  for (let at = Math.ceil(low - 1e-9); at <= high + 1e-9; at += 1) found.push(at);
  return found;
}

const keep = (value) => Math.round(value * 10) / 10;
const middle = ([low, high]) => (low + high) / 2;
const away = ([x, y], [fromX, fromY]) => {
  const length = Math.hypot(x - fromX, y - fromY) || 1;
  return [(x - fromX) / length, (y - fromY) / length];
};

// Which sides of the box are nearest to the eye: { x, y } are the places of the front edges of the floor, and
// `left` the place of the edge that is farthest left.
export function sides({ x, y, z }, look) {
  const foot = (at) => look(at[0], at[1], z.range[0]);
  const lowest = (places) => places.reduce((best, each) => (foot(each)[1] > foot(best)[1] ? each : best));
  const corners = x.range.flatMap((a) => y.range.map((b) => [a, b]));
  return {
    x: lowest(x.range.map((value) => [value, middle(y.range)]))[0],
    y: lowest(y.range.map((value) => [middle(x.range), value]))[1],
    left: corners.reduce((best, each) => (foot(each)[0] < foot(best)[0] ? each : best)),
  };
}

// Where every number and name stands: those of x and y along the front edges of the floor, those of the
// height along the left edge. axes: { x, y, z }, each { name, range, ticks, texts }; look: from a point to a
// pixel.
export function labels({ x, y, z }, look) {
  const floor = z.range[0];
  const front = sides({ x, y, z }, look);
  const heart = look(middle(x.range), middle(y.range), floor);
  const shifted = (at, way, by) => [at[0] + way[0] * by, at[1] + way[1] * by];
  const along = (axis, place, way, name = shifted(place(middle(axis.range)), way, NAME)) => [
    ...axis.ticks.map((value, i) => ({ text: axis.texts[i], at: shifted(place(value), way, NUMBERS) })),
    { text: axis.name, at: name, isName: true },
  ];
  const upright = (value) => look(...front.left, value);
  const onX = (value) => look(value, front.y, floor);
  const onY = (value) => look(front.x, value, floor);
  return [
    ...along(x, onX, away(onX(middle(x.range)), heart)),
    ...along(y, onY, away(onY(middle(y.range)), heart)),
    ...along(z, upright, [-1, 0], shifted(upright(z.range[1]), [0, -1], ABOVE)),
  ];
}

// The grid of the floor and of the two walls behind the hill, as one path.
export function grid({ x, y, z }, look) {
  const front = sides({ x, y, z }, look);
  const back = { x: middle(x.range) * 2 - front.x, y: middle(y.range) * 2 - front.y };
  const [floor, top] = z.range;
  const line = (a, b) =>
    `M${look(...a)
      .map(keep)
      .join(" ")}L${look(...b)
      .map(keep)
      .join(" ")}`;
  const lines = [
    ...[...x.range, ...x.ticks].map((at) => line([at, y.range[0], floor], [at, y.range[1], floor])),
    ...[...y.range, ...y.ticks].map((at) => line([x.range[0], at, floor], [x.range[1], at, floor])),
    ...[top, ...z.ticks].flatMap((at) => [
      line([x.range[0], back.y, at], [x.range[1], back.y, at]),
      line([back.x, y.range[0], at], [back.x, y.range[1], at]),
    ]),
    ...[
      [back.x, back.y],
      [back.x, front.y],
      [front.x, back.y],
    ].map((at) => line([...at, floor], [...at, top])),
  ];
  return lines.join("");
}

// Beneath the hill lies the grid, over it the numbers.
export function createAxes3d(under, over) {
  const [lines, group] = [draw("path", { class: "grid" }), draw("g", { class: "cage" })];
  under.append(lines);
  over.append(group);
  return (axes, look) => {
    lines.setAttribute("d", grid(axes, look));
    const wanted = labels(axes, look);
    while (group.childElementCount < wanted.length) group.append(draw("text", { dy: "0.35em" }));
    [...group.children].forEach((text, i) => {
      text.style.display = i < wanted.length ? "" : "none";
      if (i >= wanted.length) return;
      const { at, isName } = wanted[i];
      if (text.textContent !== wanted[i].text) text.textContent = wanted[i].text;
      text.setAttribute("class", isName ? "name" : "");
      text.setAttribute("x", keep(at[0]));
      text.setAttribute("y", keep(at[1]));
    });
  };
}
