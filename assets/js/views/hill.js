// The card of the hill: its formula, what to watch, its parameters, starts and minima.

import { make } from "../core/dom.js";
import { heldFocus, parameterField } from "../core/fields.js";
import { figure as formatFigure } from "../core/format.js";
import { _, n_ } from "../core/translate.js";

const MOST = 8; // minima told of one by one
const ROUNDING = 1e-20; // a loss that is less was meant to be none

const figure = (value) => (value === null ? "–" : formatFigure(Math.abs(value) < ROUNDING ? 0 : value));

export function minima(all) {
  const lowest = [...all].sort((a, b) => a.value - b.value).slice(0, MOST);
  const head = make(
    "tr",
    {},
    make("th", { scope: "col" }, "x, y"),
    make("th", { scope: "col" }, _("loss")),
    make("th", { scope: "col", title: _("the condition number") }, "κ"),
    make("th", { scope: "col", title: _("λ is the largest curvature there") }, "2/λ"),
  );
  const rows = lowest.map(({ x, y, value, is_global: isGlobal, condition, limit }) =>
    make(
      "tr",
      {},
      make("td", {}, `${figure(x)}, ${figure(y)}`),
      make("td", {}, isGlobal ? make("b", {}, figure(value)) : figure(value)),
      make("td", {}, figure(condition)),
      make("td", {}, figure(limit)),
    ),
  );
  const more = all.length - lowest.length;
  return [
    make(
      "table",
      { class: "minima" },
      make("caption", {}, _("Minima, the lowest first")),
      make("thead", {}, head),
      make("tbody", {}, ...rows),
    ),
    make(
      "p",
      { class: "but" },
      more > 0 ? `${n_("… and {n} more.", "… and {n} more.", more)} ` : "",
      _("κ is the condition number, λ the largest curvature: up to a rate of 2/λ plain descent holds on."),
    ),
  ];
}

function create(root, host) {
  let shown = null;
  const refused = host.complain;

  function load() {
    const { hill } = host.scene();
    if (hill === shown) return;
    shown = hill;
    const starts = hill.starts.map(([name, x, y]) => {
      const made = make("button", { type: "button", class: "tool boxed wide" }, name);
      made.addEventListener("click", () => host.moveStart(x, y, false));
      return made;
    });
    const held = heldFocus(root);
    root.replaceChildren(
      make("h3", {}, hill.label),
      make("p", { class: "formula" }, `L = ${hill.formula}`),
      make("p", {}, hill.watch),
      ...hill.fields.map((field) =>
        parameterField(field, field.value, { changed: (text) => host.setShape(field.name, text), refused }),
      ),
      make("h3", {}, _("Start")),
      make("div", { class: "arrangements", role: "group", "aria-label": _("Named starts") }, ...starts),
      ...(hill.minima.length ? minima(hill.minima) : [make("p", {}, _("No minimum lies on this map."))]),
      make("p", { class: "but reference" }, hill.reference),
    );
    held.restore();
  }
  return { load };
}

export const view = {
  key: "hill",
  title: _("This hill"),
  wide: false,
  create,
  needs: ["complain", "moveStart", "scene", "setShape"],
};
