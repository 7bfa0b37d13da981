// One panel: the walk over the map, the curve over the strip, the verdict in words. Plotly paints the land and
// the axes beneath; this layer, in the same axes, draws what moves.
(function (downhill) {
  "use strict";

  const { axes } = downhill.axes;
  const { make, draw } = downhill.dom;
  const { icon } = downhill.icons;
  const { project, trail, curve } = downhill.geometry;

  function layer(root, name) {
    const svg = draw("svg", { class: `layer ${name}`, "aria-hidden": "true" });
    root.append(svg);
    return svg;
  }

  function place(svg, { left, top, width, height }) {
    svg.style.left = `${left}px`;
    svg.style.top = `${top}px`;
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
  }

  function createPanel(root) {
    const map = root.querySelector(".map");
    const strip = root.querySelector(".strip");
    const verdict = root.querySelector(".verdict");
    const walk = layer(map, "walk");
    const parts = {
      line: draw("path", { class: "trail" }),
      dots: draw("path", { class: "dots" }),
      arrow: draw("path", { class: "arrow", d: "M-9-6L0 0L-9 6" }),
      start: draw("circle", { class: "start", r: 5.5 }),
      name: draw("text", { class: "start-name" }),
      point: draw("circle", { class: "here", r: 6 }),
    };
    walk.append(...Object.values(parts));
    parts.name.textContent = "start";
    const loss = layer(strip, "loss");
    const curveParts = {
      target: draw("path", { class: "target" }),
      line: draw("path", { class: "curve" }),
      point: draw("circle", { class: "loss-point", r: 3.5 }),
    };
    loss.append(...Object.values(curveParts));
    const readout = make("span", { class: "readout" });
    const offScale = make("span", { class: "off-scale" });
    strip.append(readout, offScale);

    const handle = make("button", { type: "button", class: "start-handle" });
    map.append(handle);

    let raw = null;
    let data = null;
    let scene = null;
    let drawn = null;
    let layouts = null;
    let wanted = null; // the step to show, also while the panel has no size and nothing can be drawn

    const panel = { root, map, handle };

    panel.axes = () => axes(map, layouts.map);

    // The axes of both plots, as Plotly has them.
    panel.frame = (given) => {
      layouts = given;
      panel.place();
    };

    // Draws anew only what is new, and says whether it was: while one rate is dragged, three panels stay.
    panel.load = (given, shared) => {
      const isSame = data && given.path === raw.path && given.sentence === raw.sentence && given.fate === raw.fate
        && shared.end === scene.end && shared.clock === scene.clock && shared.strip.high === scene.strip.high;
      raw = given;
      scene = shared;
      if (isSame) return false;
      data = {
        ...given,
        path: downhill.codec.floats(given.path),
        height: downhill.codec.floats(given.height),
        loss: downhill.codec.floats(given.loss),
        // At which tick of the clock each step is reached; null where every tick is a step.
        ticks: shared.clock === "evaluations" && given.asked ? downhill.codec.floats(given.asked) : null,
      };
      if (root.dataset.outcome !== given.outcome) {
        root.dataset.fate = given.fate;
        root.dataset.outcome = given.outcome;
        verdict.querySelector(".disc").replaceChildren(icon(given.fate));
        verdict.querySelector(".word").textContent = given.word;
      }
      verdict.querySelector(".sentence").textContent = given.sentence;
      panel.place();
      return true;
    };

    // Where everything stands for the present axes: after a load, a resize or a zoom.
    panel.place = () => {
      if (!data || !layouts || !map.clientWidth) return;
      const over = panel.axes();
      place(walk, over);
      const toX = (value) => over.xaxis.l2p(value);
      const toY = (value) => over.yaxis.l2p(value);
      const xs = project(data.path, 0, 2, toX);
      const ys = project(data.path, 1, 2, toY);
      const under = axes(strip, layouts.strip);
      place(loss, under);
      const span = scene.strip.high - scene.strip.low;
      const toHeight = (value) => (under.height * (scene.strip.high - value)) / span;
      drawn = {
        trail: trail(xs, ys, over.width, over.height),
        curve: curve(data.height, data.ticks, scene.end, under.width, toHeight, under.height),
      };
      placeStart(xs[0], ys[0], over);
      const target = toHeight(scene.target);
      curveParts.target.setAttribute("d", `M0 ${target}H${under.width}`);
      const isOff = data.height.subarray(0, scene.end + 1).some((value) => value > scene.strip.high);
      offScale.textContent = isOff ? "off scale" : "";
      if (wanted !== null) panel.show(wanted);
    };
    new ResizeObserver(panel.place).observe(map);

    function placeStart(x, y, over) {
      parts.start.setAttribute("cx", x);
      parts.start.setAttribute("cy", y);
      const edge = x < 24 ? "start" : x > over.width - 24 ? "end" : "middle";
      parts.name.setAttribute("x", edge === "start" ? Math.max(x - 6, 3) : edge === "end" ? Math.min(x + 6, over.width - 3) : x);
      parts.name.setAttribute("y", y < 24 ? y + 20 : y - 11);
      parts.name.setAttribute("text-anchor", edge);
      handle.style.left = `${over.left + x}px`;
      handle.style.top = `${over.top + y}px`;
      const [atX, atY] = scene.start.map((value) => downhill.rate.text(value));
      handle.setAttribute("aria-label", `Start point, x ${atX}, y ${atY}. Arrow keys move it.`);
    }

    panel.show = (tick) => {
      wanted = tick;
      if (!drawn) return;
      const step = panel.stepAt(tick);
      if (step === drawn.step) return;
      drawn.step = step;
      const { trail: way, curve: fall } = drawn;
      parts.line.setAttribute("d", way.line(step));
      parts.dots.setAttribute("d", way.dots(step));
      const point = way.point(step);
      parts.point.style.display = point ? "" : "none";
      if (point) {
        parts.point.setAttribute("cx", point[0]);
        parts.point.setAttribute("cy", point[1]);
      }
      const left = way.exit && step >= way.exit.step;
      parts.arrow.style.display = left ? "" : "none";
      if (left) {
        const { x, y, turn } = way.exit;
        parts.arrow.setAttribute("transform", `translate(${x} ${y}) rotate(${turn})`);
      }
      curveParts.line.setAttribute("d", fall.line(step));
      const [x, y] = fall.point(step);
      curveParts.point.setAttribute("cx", x);
      curveParts.point.setAttribute("cy", y);
      readout.textContent = `loss ${lossAt(Math.min(step, data.last))}`;
    };

    // Beyond single precision only the decades are known; they are enough to say how large.
    function lossAt(step) {
      const loss = data.loss[step];
      return Math.abs(loss) < LARGEST ? figure(loss) : scientific(10 ** (data.height[step] % 1), Math.floor(data.height[step]));
    }

    panel.start = () => ({ x: scene.start[0], y: scene.start[1] });

    // The step at which this walk stands when the clock stands at a tick.
    panel.stepAt = (tick) => downhill.geometry.stepAt(data.ticks, tick);

    panel.at = (tick) => {
      const k = Math.min(panel.stepAt(tick), data.last);
      return { step: k, x: data.path[2 * k], y: data.path[2 * k + 1], loss: data.loss[k] };
    };

    panel.stale = (isStale) => root.classList.toggle("stale", isStale);

    return panel;
  }

  const LARGEST = 3.4e38;

  function scientific(mantissa, power) {
    return `${mantissa.toFixed(1).replace("-", "−")}·${downhill.land.power(power)}`;
  }

  // A loss in three figures, as a person would write it.
  function figure(value) {
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
      const [mantissa, power] = value.toExponential(1).split("e");
      return scientific(Number(mantissa), Number(power));
    }
    return String(Number(value.toPrecision(3))).replace("-", "−");
  }

  downhill.panel = { createPanel, figure };
})((globalThis.downhill ??= {}));
