// Beside a map: whose walk it is of, how far it is, what its colors mean and how much of it each of them
// covers.

import { draw, make } from "../../core/dom.js";
import { css, FLAT, LEVELS, namedLevels, PERIOD } from "./colors.js";
import { count, percent, progress } from "./words.js";
import { _ } from "../../core/translate.js";

export function button(label, act) {
  const made = make("button", { type: "button", class: "tool boxed wide" }, label);
  made.addEventListener("click", act);
  return made;
}

// on: { cancel(), again(), finer() }.
export function createSide(root, on) {
  const of = make("p", { class: "map-of" });
  const words = make("p", { class: "map-far" });
  const bar = make(
    "div",
    {
      class: "map-bar",
      role: "progressbar",
      "aria-label": _("How much of the map is drawn"),
      "aria-valuemin": "0",
      "aria-valuemax": "100",
    },
    make("div", { class: "filled" }),
  );
  const buttons = {
    cancel: button(_("Cancel"), on.cancel),
    again: button(_("Try again"), on.again),
    finer: button(_("Finer"), on.finer),
  };
  const state = make("div", { class: "map-state" }, bar, words, ...Object.values(buttons));
  const legend = make("div", { class: "map-legend" });
  root.append(of, state, legend);

  return {
    // said: { of, state, done, total, seconds, error, resolution, finer }.
    say(said) {
      of.textContent = said.of;
      const isWorking = said.state === "asking" || said.state === "drawing";
      const part = said.total ? Math.floor((100 * said.done) / said.total) : 0;
      bar.hidden = !isWorking;
      bar.setAttribute("aria-valuenow", part);
      bar.setAttribute("aria-valuetext", progress(said));
      bar.firstChild.style.width = `${part}%`;
      words.textContent =
        said.state === "done" ? _("{count} walks", { count: count(said.total) }) : progress(said);
      buttons.cancel.hidden = !isWorking;
      buttons.again.hidden = !["busy", "failed", "canceled"].includes(said.state);
      buttons.again.textContent = said.state === "canceled" ? _("Draw it") : _("Try again");
      buttons.finer.hidden = said.state !== "done" || !said.finer;
      buttons.finer.textContent = _("Finer: {size}²", { size: said.finer });
    },
    legend(rows, colors, range) {
      legend.replaceChildren(...(rows.length ? [table(rows, colors)] : []), ...scale(rows, colors, range));
    },
  };
}

// One row for each minimum and each fate: its color, its name, how much of the map it has.
function table(rows, colors) {
  const isOnly = rows.filter(({ minimum }) => minimum !== null).length === 1;
  return make(
    "table",
    { class: "minima map-shares" },
    make("caption", {}, _("Share of the map")),
    make(
      "tbody",
      {},
      ...rows.map((row) =>
        make(
          "tr",
          {},
          make("th", { scope: "row" }, swatch(row, colors), name(row, isOnly)),
          make("td", {}, percent(row.share)),
        ),
      ),
    ),
  );
}
function name({ label, minimum, isBest }, isOnly) {
  if (minimum === null) return label;
  return make(
    "span",
    {},
    ...(isOnly ? [_("settles at {place}", { place: label })] : [make("b", {}, `${minimum + 1} `), label]),
    ...(isBest ? [make("span", { class: "is-best" }, ` ${_("best")}`)] : []),
  );
}
function swatch({ row, isFlat }, colors) {
  if (row === null) return draw("svg", { class: "swatch", "aria-hidden": "true" });
  const canvas = make("canvas", { class: "swatch", width: 22, height: 14, "aria-hidden": "true" });
  const context = canvas.getContext("2d");
  const image = context.createImageData(22, 14);
  const pixels = new Uint32Array(image.data.buffer);
  for (let at = 0; at < pixels.length; at += 1) {
    const [x, y] = [at % 22, Math.floor(at / 22)];
    const level = isFlat ? FLAT : Math.floor((x / 22) * LEVELS);
    const isLine = colors.hatches[row * PERIOD * PERIOD + y * PERIOD + (x % PERIOD)] === 1;
    pixels[at] = isLine ? colors.lines[row] : colors.shades[row * (LEVELS + 1) + level];
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
// Three swatches: how strong the color is of what settles soon, later and last.
function scale(rows, colors, range) {
  const strongest = rows.find(
    ({ fate, row, share, isFlat }) => row !== null && fate === null && share > 0 && !isFlat,
  );
  const steps = strongest ? namedLevels(range) : [];
  if (steps.length < 2) return [];
  const made = steps.map((step, i) => {
    const level = Math.round((i / (steps.length - 1)) * (LEVELS - 1));
    const box = make("span", { class: "shade" });
    box.style.background = css(colors.shades[strongest.row * (LEVELS + 1) + level]);
    return make("span", { class: "step" }, box, String(step));
  });
  return [make("div", { class: "map-steps" }, make("span", { class: "but" }, _("settles at step")), ...made)];
}
