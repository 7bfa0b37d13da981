// What each step does to x, in the head of a panel: on a parabola every step of plain descent multiplies it
// by the same number.

import { make } from "../core/dom.js";
import { figure } from "../core/format.js";
import { _ } from "../core/translate.js";

const PLAIN = "gradient_descent";
const TINY = 1e-9;
const SAME = _("On this curve every step multiplies x by the same number, 1 − η × curvature.");

/**
 * By what a step multiplies x. At the limit that is −1, at half of it 0.
 * @param {number} rate
 * @param {number} limit
 */
export function factorOf(rate, limit) {
  const factor = 1 - (2 * rate) / limit;
  return Math.abs(factor) < TINY ? 0 : factor;
}

// host: of hosts/lesson_host.js.
export function createFactors({ stage, hill }) {
  const limits = stage.panels.map(() => null);
  const places = stage.panels.map(({ root }) => {
    const place = make("span", { class: "step-factor", title: SAME });
    root.querySelector(".cause").append(place);
    return place;
  });
  function tell(i, rate) {
    places[i].textContent = limits[i]
      ? _("× {factor} each step", { factor: figure(factorOf(rate, limits[i])) })
      : "";
  }
  return {
    drew({ panels, is_noisy: isNoisy }) {
      panels.forEach(({ eta, limit, setup }, i) => {
        const isPlain = !isNoisy && setup.opt === PLAIN && hill(i).hill.ignores_y;
        limits[i] = isPlain ? limit : null;
        tell(i, eta);
      });
    },
    // A hand moves the rate of a panel.
    rate: tell,
  };
}
