// One plot of Plotly in three dimensions: drawn, turned, taken away; and drawn anew when its context was
// lost. It leans on private fields of Plotly, which a test holds to what Plotly itself draws.

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

// Plotly draws the scene whenever it must, and asks itself so at every frame; here it draws when it is told
// to.
function awake(it, act) {
  it.plot._stopped = false;
  act();
  it.plot._stopped = true;
}

function hook(it) {
  if (!it.scene()?.glplot || it.scene().glplot === it.plot) return;
  const { traces, camera, glplot } = it.scene();
  it.plot = glplot;
  for (const trace of Object.values(traces)) lighten(it, trace);
  const { onrender } = it.plot;
  it.plot.onrender = () => {
    onrender();
    it.rendered(it.plot.cameraParams, it.scene().dataScale);
  };
  it.plot.oncontextloss = () => again(it, 0);
  camera.delay = 0; // it would follow by two frames
}

// Without a graphics card each corner counts: no grid finer than the one that is given, and no second picture
// for a pointer to be looked up in, since none is.
function lighten(it, trace) {
  trace.refineData = false;
  trace.update(trace.data);
  it.plot.remove(trace.surface);
  trace.surface.pickSlots = 0;
  it.plot.add(trace.surface);
}

// Contour lines would be sought anew for every picture; they change with the hill alone.
function keepContours(it, isKept) {
  for (const trace of Object.values(it.scene()?.traces ?? {})) {
    if (isKept) trace.setContourLevels = null;
    else delete trace.setContourLevels;
  }
}

async function draw(it, given) {
  it.figure = given;
  it.isAgain = it.isDrawing;
  if (it.isDrawing) return;
  it.isDrawing = true;
  const { data, layout } = it.figure();
  const config = { ...CONFIG, plotGlPixelRatio: Math.min(globalThis.devicePixelRatio || 1, FINEST) };
  if (it.plot) it.plot._stopped = false;
  keepContours(it, false);
  try {
    await (it.plot ? Plotly.react : Plotly.newPlot)(it.root, data, layout, config);
  } finally {
    it.isDrawing = false;
  }
  hook(it); // nothing is there if it was taken away meanwhile
  if (it.plot) {
    awake(it, () => it.plot.redraw());
    keepContours(it, true);
  }
  if (it.isAgain) draw(it, it.figure);
}

function turn(it, { eye, center, up }) {
  const list = ({ x, y, z }) => [x, y, z];
  awake(it, () => {
    it.scene().camera.lookAt(list(eye), list(center), list(up));
    it.plot.redraw();
  });
}

function again(it, count) {
  if (count === 0) drop(it);
  if (count === TRIES.length) return void it.failed();
  it.retry = setTimeout(() => (isThere() ? draw(it, it.figure) : again(it, count + 1)), TRIES[count]);
}

function drop(it) {
  const gl = it.plot?.gl;
  if (it.plot) it.plot._stopped = false;
  it.plot = null;
  it.isAgain = false;
  Plotly.purge(it.root);
  if (gl && !gl.isContextLost()) free(gl);
}

function close(it) {
  clearTimeout(it.retry);
  if (it.plot || it.isDrawing) drop(it);
}

// rendered(camera, scale): the plot was drawn as this camera sees it; failed(): it is gone for good.
export function createPlot(root, { rendered, failed }) {
  const it = {
    root,
    rendered,
    failed,
    figure: null,
    plot: null, // Plotly's own
    retry: null,
    isDrawing: false,
    isAgain: false, // there is something newer to be drawn afterwards
  };

  it.scene = () => it.root._fullLayout?.scene?._scene;

  return {
    draw: (given) => draw(it, given),
    turn: (...given) => turn(it, ...given),
    isDrawn: () => it.plot !== null,
    close: () => close(it),
  };
}
