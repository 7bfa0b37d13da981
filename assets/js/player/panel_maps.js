// The maps of the panels: of one hill or of several, the land beneath, and which part of it each one shows.

import { hillOf, together } from "../state/hills.js";
import { createSurfacePlots } from "../surface/plotly_surface.js";
import { attachZoom } from "./zoom.js";

export const rangesOf = ({ xaxis, yaxis }) => [xaxis.range, yaxis.range];
const landOf = ({ figures, hills, hill_of: of }) =>
  JSON.stringify([figures.map, hills?.map(({ map }) => map), of]);

// opened(): the answer that opened the scene.
export function createPanelMaps(stage, opened) {
  const windows = stage.panels.map(() => null); // the part of each map that is shown; null is the whole
  const plots = createSurfacePlots(stage.panels);
  let land = null;
  let waiting = []; // what is to be painted when the page begins; null: it has begun
  const paint = (act) => void (waiting ? waiting.push(act) : act());
  const zoom = attachZoom(stage.panels, {
    whole: (panel) => rangesOf(hillOf(opened(), panel).map.layout),
    together: (panel) => together(opened(), panel),
    changed(ranges, which) {
      for (const each of which) windows[each] = ranges;
      frame();
      plots.window(ranges, which);
    },
  });
  function frame() {
    stage.frame((panel) => {
      const { hill, map } = hillOf(opened(), panel);
      const { layout } = map;
      const [x, y] = windows[panel] ?? rangesOf(layout);
      const strip = opened().figures.strip.layout;
      return { map: { ...layout, xaxis: { range: x }, yaxis: { range: y } }, strip, data: hill.data };
    });
  }
  return {
    // Another land is shown whole; the same one as it was.
    load(given) {
      if (landOf(given) === land) return;
      land = landOf(given);
      zoom.reset();
      windows.fill(null);
      frame();
      const maps = stage.panels.map((_, panel) => hillOf(given, panel).map);
      paint(() => plots.load({ ...given.figures, maps }));
    },
    axis: (scale) => paint(() => plots.axis(scale)),
    // The first lands and axes: a task of its own, for which nothing else waits.
    begin() {
      for (const act of waiting) act();
      waiting = null;
    },
    repaint: plots.repaint,
    refine: plots.refine,
  };
}
