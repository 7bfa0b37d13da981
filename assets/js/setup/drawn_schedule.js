// Points drawn by hand: a rate over the run, straight between the points, each of which follows a hand or the
// keys.

import { draw, make } from "../core/dom.js";
import { rateText } from "../core/rate.js";
import { _ } from "../core/translate.js";

const [WIDTH, HEIGHT] = [280, 90];
const MOST = 16;
const STEP = 0.02; // of the box a key
const GAP = 0.01; // two points may not come closer than that

const round = (value) => Number(value.toFixed(3));
const within = (value, low, high) => Math.min(Math.max(value, low), high);

export const pairs = (parts) =>
  parts.map(Number).reduce((found, value, i) => {
    if (i % 2) found.at(-1).push(value);
    else found.push([value]);
    return found;
  }, []);

// The points with one of them moved, which stays between its neighbors.
export function moved(points, i, [share, factor], top) {
  const low = i === 0 ? 0 : points[i - 1][0] + GAP;
  const high = i === points.length - 1 ? 1 : points[i + 1][0] - GAP;
  const next = points.map((point) => [...point]);
  next[i] = [round(within(share, low, high)), round(within(factor, 0, top))];
  return next;
}

// One more, in the middle of the widest gap; null when there are enough, or no room.
export function added(points) {
  if (points.length >= MOST) return null;
  let at = 0;
  for (let i = 1; i + 1 < points.length; i += 1) {
    if (points[i + 1][0] - points[i][0] > points[at + 1][0] - points[at][0]) at = i;
  }
  const [[a, p], [b, q]] = [points[at], points[at + 1]];
  if (b - a < 3 * GAP) return null;
  return [...points.slice(0, at + 1), [round((a + b) / 2), round((p + q) / 2)], ...points.slice(at + 1)];
}

function place(it) {
  const at = ([share, factor]) => [share * WIDTH, (1 - factor / it.top) * HEIGHT];
  it.path.setAttribute("d", `M${it.points.map((point) => at(point).map(round).join(" ")).join("L")}`);
  it.dots.forEach((made, i) => {
    const [x, y] = at(it.points[i]);
    made.setAttribute("cx", x);
    made.setAttribute("cy", y);
    made.setAttribute(
      "aria-valuetext",
      _("{share} percent of the run, factor {factor}", {
        share: round(100 * it.points[i][0]),
        factor: it.points[i][1],
      }),
    );
    made.setAttribute("aria-valuenow", it.points[i][1]);
  });
}

function dot(it, i) {
  const made = draw("circle", {
    r: 7,
    class: "hand-point",
    tabindex: 0,
    role: "slider",
    "aria-label": _("Point {n}", { n: i + 1 }),
    "aria-valuemin": 0,
    "aria-valuemax": it.top,
  });
  made.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    made.setPointerCapture(event.pointerId);
    made.focus();
    const follow = (move) => {
      const box = it.svg.getBoundingClientRect();
      const scale = box.width / (WIDTH + 16);
      it.points = moved(
        it.points,
        i,
        [
          ((move.clientX - box.left) / scale - 8) / WIDTH,
          (1 - ((move.clientY - box.top) / scale - 8) / HEIGHT) * it.top,
        ],
        it.top,
      );
      place(it);
    };
    made.addEventListener("pointermove", follow);
    made.addEventListener(
      "lostpointercapture",
      () => {
        made.removeEventListener("pointermove", follow);
        it.say();
      },
      { once: true },
    );
  });
  made.addEventListener("keydown", ({ key }) => {
    const way = {
      ArrowLeft: [-STEP, 0],
      ArrowRight: [STEP, 0],
      ArrowUp: [0, STEP * it.top],
      ArrowDown: [0, -STEP * it.top],
    }[key];
    if (!way) return;
    it.points = moved(it.points, i, [it.points[i][0] + way[0], it.points[i][1] + way[1]], it.top);
    place(it);
    it.say();
  });
  return made;
}

function button(text, act) {
  const made = make("button", { type: "button", class: "tool boxed wide" }, text);
  made.addEventListener("click", act);
  return made;
}

// end(parts): the parts that spell the points.
export function pointEditor(parts, end) {
  const it = {};
  it.points = pairs(parts);
  it.top = Math.max(1, ...it.points.map(([, factor]) => factor));
  it.path = draw("path", { class: "eta-line" });
  it.svg = draw(
    "svg",
    { class: "sketch drawn-by-hand", viewBox: `-8 -8 ${WIDTH + 16} ${HEIGHT + 16}` },
    draw("path", { d: `M0 ${HEIGHT}H${WIDTH}M0 0V${HEIGHT}`, class: "axis" }),
    it.path,
  );
  it.dots = it.points.map((_, i) => dot(it, i));
  it.svg.append(...it.dots);
  it.say = () => end(it.points.flat().map(rateText));

  const buttons = make(
    "div",
    { class: "arrangements" },
    button(_("One more point"), () => {
      it.points = added(it.points) ?? it.points;
      it.say();
    }),
    button(_("One point less"), () => {
      if (it.points.length > 2) it.points = [...it.points.slice(0, -2), it.points.at(-1)];
      it.say();
    }),
  );
  place(it);
  return [it.svg, buttons];
}
