// One plot of Plotly in three dimensions: drawn, turned, taken away; and drawn anew when its context was lost.
// It leans on private fields of Plotly, which a test holds to what Plotly itself draws.

import { make } from "../../core/dom.js";

const CONFIG = { displayModeBar: false, showSendToCloud: false, scrollZoom: false, doubleClick: false };
const FINEST = 2; // pixels to one of the style sheet
const TRIES = [50, 250, 1000, 4000]; // ms after which a new context is asked for

const free = (gl) => gl?.getExtension("WEBGL_lose_context")?.loseContext();

export function isThere() {
  const gl = make("canvas").getContext("webgl");
  free(gl);
  return gl !== null;
}

// rendered(camera, scale): the plot was drawn as this camera sees it; failed(): it is gone for good.
export function createPlot(root, { rendered, failed }) {
  let figure = null;
  let plot = null; // Plotly's own
  let retry = null;
  let isDrawing = false;
  let isAgain = false; // there is something newer to be drawn afterwards

  // Plotly draws the scene whenever it must, and asks itself so at every frame; here it draws when it is told to.
  function awake(act) {
    plot._stopped = false;
    act();
    plot._stopped = true;
  }

  const scene = () => root._fullLayout?.scene?._scene;

  function hook() {
    if (!scene()?.glplot || scene().glplot === plot) return;
    const { traces, camera, glplot } = scene();
    plot = glplot;
    for (const trace of Object.values(traces)) lighten(trace);
    const { onrender } = plot;
    plot.onrender = () => {
      onrender();
      rendered(plot.cameraParams, scene().dataScale);
    };
    plot.oncontextloss = () => again(0);
    camera.delay = 0; // it would follow by two frames
  }

  // Without a graphics card each corner counts: no grid finer than the one that is given, and no second picture for
  // a pointer to be looked up in, since none is.
  function lighten(trace) {
    trace.refineData = false;
    trace.update(trace.data);
    plot.remove(trace.surface);
    trace.surface.pickSlots = 0;
    plot.add(trace.surface);
  }
  // Contour lines would be sought anew for every picture; they change with the hill alone.
  function keepContours(isKept) {
    for (const trace of Object.values(scene()?.traces ?? {})) {
      if (isKept) trace.setContourLevels = null;
      else delete trace.setContourLevels;
    }
  }

  async function draw(given) {
    figure = given;
    isAgain = isDrawing;
    if (isDrawing) return;
    isDrawing = true;
    const { data, layout } = figure();
    const config = { ...CONFIG, plotGlPixelRatio: Math.min(globalThis.devicePixelRatio || 1, FINEST) };
    if (plot) plot._stopped = false;
    keepContours(false);
    try {
      await (plot ? Plotly.react : Plotly.newPlot)(root, data, layout, config);
    } finally {
      isDrawing = false;
    }
    hook(); // nothing is there if it was taken away meanwhile
    if (plot) {
      awake(() => plot.redraw());
      keepContours(true);
    }
    if (isAgain) draw(figure);
  }

  function turn({ eye, center, up }) {
    const list = ({ x, y, z }) => [x, y, z];
    awake(() => {
      scene().camera.lookAt(list(eye), list(center), list(up));
      plot.redraw();
    });
  }

  function again(count) {
    if (count === 0) drop();
    if (count === TRIES.length) return void failed();
    retry = setTimeout(() => (isThere() ? draw(figure) : again(count + 1)), TRIES[count]);
  }

  function drop() {
    const gl = plot?.gl;
    if (plot) plot._stopped = false;
    plot = null;
    isAgain = false;
    Plotly.purge(root);
    if (gl && !gl.isContextLost()) free(gl);
  }

  return {
    draw,
    turn,
    isDrawn: () => plot !== null,
    close() {
      clearTimeout(retry);
      if (plot || isDrawing) drop();
    },
  };
}
