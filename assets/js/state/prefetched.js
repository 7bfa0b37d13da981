// The walks along a ruler, which came ahead of the hand: at every rate at which its thumb stops. While it is
// dragged its panel is drawn from them, whatever the network does meanwhile.

import { floats, walks } from "../core/codec.js";
import { displayKeys, letters } from "../core/manifest.js";
import { rateText } from "../core/rate.js";
import { spread, startsOf } from "./scene_store.js";
import { _ } from "../core/translate.js";

const OF_DATA = /(^|&)clock=(examples|epochs)(&|$)/;
export const STILL = 200; // ms without a change after which what is missing is asked for
export const MOST = 24; // sweeps kept
const ELSEWHERE = -32768; // stands in the place of a point that is in the list beside

// What an address says of the showing changes no walk; the strips and the clock are parts of the picture.
const DRAWN = ["clock", "face"];
const isShowing = (name) => displayKeys().includes(name) && !DRAWN.includes(name);

// The fields of an address that decide on the picture but for one panel's rate, as one text.
export function restFields(query, panel) {
  const fields = [...new URLSearchParams(query)].filter(([name]) => !isShowing(name));
  const told = fields.map(([name, value]) => {
    if (name !== "eta") return `${name}=${value}`;
    return `eta=${spread(value).map((rate, i) => (i === panel ? "" : rate))}`;
  });
  return told.sort().join("&");
}

// Those that decide on one panel's walks at all rates.
export function ownFields(query, panel) {
  const fields = [...new URLSearchParams(query)].filter(
    ([name]) => !isShowing(name) && name !== "eta" && name !== "clock",
  );
  const told = fields.map(([name, value]) => {
    return `${name}=${(name === "start" ? startsOf : spread)(value)[panel]}`;
  });
  return told.sort().join("&");
}

// The rows that are kept of one walk: with its last, and with those where it leaves the map.
export function rowsOf(kept, last, left) {
  const ends = left < 0 ? [last] : [left, left + 1, last];
  return [...new Set([...kept.filter((row) => row <= last), ...ends])].sort((a, b) => a - b);
}

// An answer of the server with the place of every walk in its arrays.
export function unpacked(answer) {
  const { marks, kept, left } = answer;
  const rows = marks.map(({ last }, k) => rowsOf(kept, last, left[k]));
  const points = rows.map((own, k) => (left[k] < 0 ? own.length : own.findIndex((row) => row > left[k]) + 1));
  const counts = rows.map((own) => own.length);
  const sweep = {
    ...answer,
    x: walks(answer.x, points),
    y: walks(answer.y, points),
    elsewhere: floats(answer.elsewhere),
    heights: walks(answer.heights, counts),
    asked: answer.asked && walks(answer.asked, counts),
  };
  const at = { row: 0, point: 0, off: 0 };
  sweep.walks = marks.map((mark, k) => {
    const place = { ...at, rows: rows[k], points: points[k] };
    at.row += counts[k];
    at.point += points[k];
    for (let i = place.point; i < at.point; i += 1) if (sweep.x[i] === ELSEWHERE) at.off += 1;
    return { mark, place, drawn: null };
  });
  return sweep;
}

function pathOf({ x, y, elsewhere, frame, grid }, { point, points, off }) {
  const [left, right, bottom, top] = frame;
  const scale = (code, low, high) => (low + high) / 2 + ((code / grid) * (high - low)) / 2;
  const path = new Float32Array(2 * points);
  let beside = off;
  for (let i = 0; i < points; i += 1) {
    const isBeside = x[point + i] === ELSEWHERE;
    path[2 * i] = isBeside ? elsewhere[2 * beside] : scale(x[point + i], left, right);
    path[2 * i + 1] = isBeside ? elsewhere[2 * beside + 1] : scale(y[point + i], bottom, top);
    if (isBeside) beside += 1;
  }
  return path;
}

// The loss of every row, as near as the heights tell it; of the last row it is known.
// whole: what the heights are shares of.
function lossOf(heights, { face, lowest, whole = 1 }, last) {
  const loss = heights.map((value) => (lowest ?? 0) + whole * (face === "linear" ? value : 10 ** value));
  loss[loss.length - 1] = last;
  return loss;
}

function countsOf({ asked }, { row, rows }) {
  if (!asked) return null;
  let sum = 0;
  return rows.map((_, i) => (sum += asked[row + i]));
}

// One walk of a sweep as a panel draws it: its rows are fewer than its steps, and tell which they are.
export function walkAt(sweep, k) {
  const { mark, place, drawn } = sweep.walks[k];
  if (drawn) return drawn;
  const { row, rows } = place;
  const height = Float32Array.from(
    sweep.heights.subarray(row, row + rows.length),
    (code) => code * sweep.unit,
  );
  // Beyond what a whole number tells, the last loss does.
  if (sweep.face === "loss" && mark.loss > 1e32)
    height[height.length - 1] = Math.log10(mark.loss / (sweep.whole ?? 1));
  const walk = {
    ...mark,
    painted: mark.eta,
    rows,
    last: rows.length - 1,
    height,
    path: pathOf(sweep, place),
    loss: lossOf(height, sweep, mark.loss),
    asked: countsOf(sweep, place),
    rates: null,
    slope: null,
    events: {},
    advice: "",
    suggested: null,
  };
  sweep.walks[k].drawn = walk;
  return walk;
}

// The walk nearest to a rate, for where no other will come; −1 beyond the ends of the ruler, by more than
// half the way to a next one.
export function nearestWalk({ low, high, walks }, rate) {
  const place = (Math.log(rate / low) / Math.log(high / low)) * (walks.length - 1);
  if (!(place >= -0.5 && place < walks.length - 0.5)) return -1;
  const far = ({ mark }) => Math.abs(Math.log(mark.eta / rate));
  return walks.reduce((best, walk, k) => (far(walk) < far(walks[best]) ? k : best), 0);
}

// The picture with one of its walks in the place of another.
export function withWalk(picture, panel, walk) {
  const panels = picture.panels.map((given, i) => (i === panel ? { ...given, ...walk } : given));
  const ends = panels.map((given) => (picture.clock === "evaluations" ? given.evaluations : given.end));
  panels[panel].spoken = _("Panel {letter}: {word}. Learning rate {rate}. {sentence}.", {
    letter: letters()[panel],
    word: walk.word,
    rate: rateText(walk.eta),
    sentence: walk.sentence,
  });
  return { ...picture, end: Math.max(...ends), panels };
}

// What decides on the walks along the ruler of each panel, as texts.
function keysOf({ query, panels, strip }) {
  const kind = strip?.is_share ? "shares" : "losses";
  return panels.map(({ ruler }, i) => `${ownFields(query, i)} ${ruler.low} ${ruler.high} ${kind}`);
}

// call(panel, query) → promise of a sweep; lost(error) when none came; near(act): acts as soon as a hand may
// come, before which nothing is asked for.
export function createPrefetched({ call, lost, near = (act) => act(), timers = globalThis }) {
  const kept = new Map();
  let exact = null; // { query, keys, order } of the picture that the server drew last, with its rulers
  let timer = null;
  let isAsking = false;
  let isNear = false;

  async function fetch(order) {
    if (isAsking || timer !== null || !isNear) return;
    const { query, keys } = exact;
    const panel = order.find((each) => !kept.has(keys[each]));
    if (panel === undefined) return;
    isAsking = true;
    try {
      keep(keys[panel], unpacked(await call(panel, query)));
    } catch (error) {
      lost(error);
      return;
    } finally {
      isAsking = false;
    }
    if (exact.isStill) fetch(order);
  }
  // At once: a picture that stood there has rested long enough.
  near(() => {
    isNear = true;
    if (exact?.isStill) fetch(exact.order);
  });
  function keep(key, sweep) {
    kept.set(key, sweep);
    if (kept.size > MOST) kept.delete(kept.keys().next().value);
  }
  return {
    // The picture is exact and the hand has stopped: what is not there yet is asked for, for this panel
    // first.
    still(picture, first) {
      const order = [first, ...picture.panels.keys()];
      exact = { query: picture.query, keys: keysOf(picture), order, isStill: true };
      timers.clearTimeout(timer);
      timer = timers.setTimeout(() => {
        timer = null;
        fetch(exact.order);
      }, STILL);
    },
    moves() {
      if (exact) exact.isStill = false;
      timers.clearTimeout(timer);
      timer = null;
    },
    // The walk at a panel's very rate; null if there is none, or if more than that rate has changed.
    at(panel, rate, query) {
      if (OF_DATA.test(query)) return null; // they don't say how many examples each row has seen
      const sweep = exact && kept.get(exact.keys[panel]);
      if (!sweep || restFields(query, panel) !== restFields(exact.query, panel)) return null;
      const k = sweep.walks.findIndex(({ mark }) => mark.eta === rate);
      return k < 0 ? null : walkAt(sweep, k);
    },
  };
}
