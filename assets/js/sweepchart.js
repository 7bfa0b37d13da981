// The drawing of the curves over all rates: what is left of the loss above, the settling step below, and along the foot
// what becomes of the selected panel's walk, in words.
(function (downhill) {
  "use strict";

  const { draw } = downhill.dom;
  const [LEFT, RIGHT, TOP, FOOT, BAND, GAP] = [46, 12, 40, 18, 22, 22];
  const LOWER = 0.32; // of the height, for the settling step
  const LETTER = 7.2; // px of a letter at this size

  const { scale, rateAt, decades, ticks, inPercent, spread, pieces, end, below } = downhill.sweepplot ?? {};

  const text = (x, y, said, attributes = {}) => draw("text", { x, y, ...attributes }, said);
  const line = (x1, y1, x2, y2, kind) => draw("path", { class: kind, d: `M${x1} ${y1}L${x2} ${y2}` });

  // The boxes of a drawing of this size; the range test needs no second one.
  function room(width, height, isTest) {
    const foot = height - FOOT;
    const bottom = isTest ? foot : foot - BAND - 4;
    const lower = isTest ? bottom : bottom - LOWER * (bottom - TOP);
    return { left: LEFT, right: width - RIGHT, top: TOP, upper: isTest ? bottom : lower - GAP, lower, bottom, foot };
  }

  function axes(box, answer, [low, high], isTest) {
    const { left, right, top, upper, lower, bottom, foot } = box;
    const x = scale(answer.low, answer.high, left, right);
    const y = scale(10 ** low, 10 ** high, upper, top);
    const steps = scale(1, Math.max(answer.steps, 2), bottom, lower);
    const made = draw("g", { class: "quiet", "aria-hidden": "true" });
    for (const k of ticks([low, high])) {
      made.append(line(left, y.at(10 ** k), right, y.at(10 ** k), "grid"),
        text(left - 6, y.at(10 ** k) + 4, inPercent(k), { "text-anchor": "end" }));
    }
    made.append(line(left, y.at(0.01), right, y.at(0.01), "target"));
    for (let at = answer.low; at <= answer.high * 1.001; at *= 10) {
      const [px, rate] = [x.at(at), downhill.rate.text(Number(at.toPrecision(3)))];
      made.append(line(px, top, px, bottom, "grid"), text(Math.min(px, right - 4), foot + 14, rate, { "text-anchor": "middle" }));
    }
    made.append(text(left + 4, top - 4 + 14, isTest ? "loss left while the rate rises" : "loss left at the end", { class: "title" }));
    if (isTest) return { made, x, y };
    for (const at of [...new Set([1, 10, 100, 1000].filter((k) => k < answer.steps / 2)), answer.steps]) {
      made.append(line(left, steps.at(at), right, steps.at(at), "grid"),
        text(left - 6, steps.at(at) + 4, String(at), { "text-anchor": "end" }));
    }
    made.append(text(left + 4, lower + 13, "step at which it settles", { class: "title" }));
    return { made, x, y, steps };
  }

  const within = (value, [low, high]) => Math.min(Math.max(value, 10 ** low), 10 ** high);

  // One curve, twice: its points on both axes, cut by fate.
  function curve(answer, given, { x, y, steps }, range) {
    const fates = spread(given.zones);
    const rates = fates.map((_, i) => x.at(rateAt(answer, i)));
    const left = given.left.map((share, i) => [rates[i], y.at(within(share, range))]);
    // Beyond the top there is nothing to see: a line stands there once, then rests.
    const shown = left.map((point, i) => (given.left[i] < 10 ** range[1] || given.left[i - 1] < 10 ** range[1]
      || given.left[i + 1] < 10 ** range[1] ? point : null));
    const settled = given.settled.map((at, i) => (at < 0 ? null : [rates[i], steps.at(Math.max(at, 1))]));
    return { left: shown, settled, fates };
  }
  const strokes = (points, fates) => pieces(points, fates).map(([fate, d]) => draw("path", { class: "piece", "data-fate": fate, d }));

  function names(ends, { left, right, top }) {
    const boxes = ends.map(({ at: [x, y], panels }) => {
      const said = downhill.sweepwords.letters(panels);
      const width = LETTER * said.length + 6;
      return { said, width, height: 15, x: Math.min(Math.max(x + width / 2 + 3, left + width / 2), right - width / 2), y: Math.max(y, top + 9) };
    });
    const placed = below(boxes);
    return placed.map(({ said, x, y }) => text(x, y + 4, said, { "text-anchor": "middle", class: "name" }));
  }

  // The stretches of rates with one fate, named where there is room, else by their sign.
  function band(zones, { left, right, bottom }) {
    const total = zones.reduce((sum, [, count]) => sum + count, 0);
    const made = draw("g", { class: "regions", "aria-hidden": "true" });
    let done = 0;
    for (const [fate, count] of zones) {
      const [from, to] = [done, done + count].map((part) => left + ((right - left) * part) / total);
      done += count;
      const said = downhill.sweepwords.FATES[fate];
      const region = draw("g", { "data-fate": fate }, draw("title", {}, said),
        draw("rect", { x: from, y: bottom + 4, width: to - from, height: BAND - 2, class: "ground" }),
        draw("rect", { x: from, y: bottom + 4, width: to - from, height: 3, class: "edge" }));
      const sign = downhill.icons.icon(fate);
      const width = 6 * said.length;
      if (to - from > width + 24) {
        region.append(text((from + to) / 2 + 8, bottom + BAND - 4, said, { "text-anchor": "middle" }));
        place(sign, (from + to - width) / 2 - 8, bottom + 9);
      } else if (to - from > width + 4) region.append(text((from + to) / 2, bottom + BAND - 4, said, { "text-anchor": "middle" }));
      else place(sign, (from + to) / 2 - 6, bottom + 9);
      if (to - from >= 13 && !(to - from > width + 4 && to - from <= width + 24)) region.append(sign);
      made.append(region);
    }
    return made;
  }
  function place(sign, x, y) {
    for (const [name, value] of Object.entries({ x, y, width: 12, height: 12 })) sign.setAttribute(name, value);
  }

  downhill.sweepchart = { room, axes, curve, strokes, names, band };
})((globalThis.downhill ??= {}));
