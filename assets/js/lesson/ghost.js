// The place that a locked answer names, as a dashed ring on the map over what then plays.

import { draw, layer, place } from "../core/dom.js";
import { letters } from "../core/manifest.js";
import { _ } from "../core/translate.js";

const RADIUS = 9;
const NEAR = 64; // px

// How high a surface that is a curve lies at x.
function heightAt({ data: [line] }, x) {
  const after = line.x.findIndex((each, i) => i > 0 && each >= x);
  if (after < 1) return line.y[0];
  const [x0, x1] = [line.x[after - 1], line.x[after]];
  const share = x1 > x0 ? (x - x0) / (x1 - x0) : 1;
  return line.y[after - 1] + share * (line.y[after] - line.y[after - 1]);
}

// Whether the name of the start stands where the name of the ring would.
function isByStart({ panel }, x, y) {
  const { left, top } = panel.axes();
  const [atX, atY] = panel.handle.style.translate.split(" ").map(Number.parseFloat);
  return Math.hypot(atX - left - x, (atY - top - y) * 2) < NEAR;
}

function stand(it) {
  const { at } = it;
  it.svg.style.display = at ? "" : "none";
  if (!at) return;
  const { hill, map } = it.host.hill(it.index);
  const over = it.panel.axes();
  place(it.svg, over);
  const x = over.xaxis.l2p(at[0]);
  const y = over.yaxis.l2p(hill.ignores_y ? heightAt(map, at[0]) : at[1]);
  for (const [name, value] of [
    ["cx", x],
    ["cy", y],
  ])
    it.ring.setAttribute(name, value);
  const edge = x < 36 ? "start" : x > over.width - 36 ? "end" : "middle";
  it.name.setAttribute("text-anchor", edge);
  it.name.setAttribute("x", Math.min(Math.max(x, 4), over.width - 4));
  it.name.setAttribute("y", y < 34 || isByStart(it, x, y) ? y + 24 : y - 15);
}

// The number of the panel that an answer speaks of, else of the one that is asked about.
export const panelOf = ({ question }, answer) =>
  Math.max(letters().indexOf(answer?.panel || question.panel || "A"), 0);

export function createGhost(host) {
  const { panels } = host.stage;
  const it = { host, index: 0, panel: panels[0], at: null, svg: null };
  it.svg = layer(it.panel.map, "answer-layer");
  it.ring = draw("circle", { class: "answer-ring", r: RADIUS });
  it.name = draw("text", { class: "start-name" }, _("you said"));
  it.svg.append(it.ring, it.name);
  it.svg.style.display = "none";
  const sizes = new ResizeObserver(() => stand(it));
  return {
    // answer: of the server; one that names no place has no ghost.
    load(answer) {
      it.at = answer?.place ?? null;
      it.index = panelOf(host.first.lesson, answer);
      it.panel = panels[it.index];
      it.panel.map.append(it.svg);
      sizes.disconnect();
      sizes.observe(it.panel.map);
      stand(it);
    },
  };
}
