// One plot of Plotly in three dimensions: drawn, turned, taken away; and drawn anew when its context was lost.
// It leans on private fields of Plotly, which a test holds to what Plotly itself draws.
(function (downhill) {
  "use strict";

  const CONFIG = { displayModeBar: false, showSendToCloud: false, scrollZoom: false, doubleClick: false };
  const FINEST = 2; // pixels to one of the style sheet
  const TRIES = [50, 250, 1000, 4000]; // ms after which a new context is asked for

  const free = (gl) => gl?.getExtension("WEBGL_lose_context")?.loseContext();

  function isThere() {
    const gl = downhill.dom.make("canvas").getContext("webgl");
    free(gl);
    return gl !== null;
  }

  // rendered(camera, scale): the plot was drawn as this camera sees it; lost(), failed(): it is gone for now, for good.
  function createPlot(root, { rendered, lost, failed }) {
    let figure = null;
    let plot = null; // Plotly's own
    let retry = null;

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

    function draw(given) {
      figure = given;
      const { data, layout } = figure();
      const config = { ...CONFIG, plotGlPixelRatio: Math.min(globalThis.devicePixelRatio || 1, FINEST) };
      if (plot) plot._stopped = false;
      keepContours(false);
      const act = plot ? Plotly.react : Plotly.newPlot;
      act(root, data, layout, config).then(() => {
        hook();
        if (!plot) return;
        awake(() => plot.redraw());
        keepContours(true);
      });
    }

    function turn({ eye, center, up }) {
      const list = ({ x, y, z }) => [x, y, z];
      awake(() => {
        scene().camera.lookAt(list(eye), list(center), list(up));
        plot.redraw();
      });
    }

    function again(count) {
      if (count === 0) {
        drop();
        lost();
      }
      if (count === TRIES.length) return void failed();
      retry = setTimeout(() => (isThere() ? draw(figure) : again(count + 1)), TRIES[count]);
    }

    function drop() {
      const { gl } = plot;
      plot._stopped = false;
      plot = null;
      Plotly.purge(root);
      if (!gl.isContextLost()) free(gl);
    }

    return {
      draw,
      turn,
      isDrawn: () => plot !== null,
      close() {
        clearTimeout(retry);
        if (plot) drop();
      },
    };
  }

  downhill.gl = { isThere, createPlot };
})((globalThis.downhill ??= {}));
