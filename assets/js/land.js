// The quiet part of the picture, painted by Plotly with the colors of the style sheet: maps and loss axes.
(function (downhill) {
  "use strict";

  const RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
  const TICK_EVERY = 4; // decades
  const CONFIG = { displayModeBar: false, staticPlot: true, showSendToCloud: false };

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  function power(exponent) {
    return `10${[...String(exponent)].map((sign) => RAISED["-0123456789".indexOf(sign)]).join("")}`;
  }

  function lossTicks({ low, high }) {
    const ticks = [];
    for (let at = low + 1; at < high; at += TICK_EVERY) ticks.push(at);
    return ticks;
  }

  function paintedMap({ data, layout }, window) {
    const [contour, minima] = data;
    contour.colorscale = [[0, token("land-low")], [1, token("land-high")]];
    contour.line.color = token("contour");
    minima.marker.line.color = minima.marker.color = token("ink");
    layout.plot_bgcolor = token("land-high");
    if (window) [layout.xaxis.range, layout.yaxis.range] = window;
    return { data, layout };
  }

  function paintedStrip({ data, layout }, range) {
    const tickvals = lossTicks(range);
    Object.assign(layout.yaxis, { range: [range.low, range.high], tickvals, ticktext: tickvals.map(power),
      gridcolor: token("line") });
    layout.font.color = token("muted");
    return { data, layout };
  }

  // One plot that fills its element. What is not on the screen is drawn when it gets there.
  function createPlot(root) {
    let figure = null;

    function draw() {
      const [width, height] = [root.clientWidth, root.clientHeight];
      if (!figure || !width || !globalThis.Plotly) return;
      const { data, layout } = figure();
      Plotly.react(root, data, { ...layout, width, height }, CONFIG);
    }
    new ResizeObserver(() => {
      const { width, height } = root._fullLayout ?? {};
      if (width !== root.clientWidth || height !== root.clientHeight) draw();
    }).observe(root);
    return (given) => {
      figure = given;
      draw();
    };
  }

  // Until Plotly is there nothing is painted; `repaint` then paints what was given meanwhile.
  function createLand(panels) {
    const plots = (name) => panels.map(({ root }) => createPlot(downhill.axes.plot(root.querySelector(name))));
    const maps = plots(".map");
    const strips = plots(".strip");
    let given = null;
    let range = null;
    let ranges = null;

    // A fresh copy for each panel, since Plotly writes into what it is given.
    const drawMaps = () => maps.forEach((plot) => plot(() => paintedMap(structuredClone(given.map), ranges)));
    const drawStrips = () => strips.forEach((plot) => plot(() => paintedStrip(structuredClone(given.strip), range)));

    return {
      load(figures) {
        given = figures;
        ranges = range = null;
        drawMaps();
      },
      axis({ low, high }) {
        if (range && range.low === low && range.high === high) return;
        range = { low, high };
        drawStrips();
      },
      repaint() {
        if (given) drawMaps();
        if (range) drawStrips();
      },
      // All maps show the same window; null is the whole map again.
      window(next) {
        ranges = next;
        drawMaps();
      },
    };
  }

  downhill.land = { createLand, paintedMap, paintedStrip, lossTicks, power };
})((globalThis.downhill ??= {}));
