// The quiet part of the picture, painted by Plotly with the colors of the style sheet: maps and loss axes.
(function (downhill) {
  "use strict";

  const { plot } = downhill.axes;
  const RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
  const TICK_EVERY = 4; // decades

  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  // A fresh copy for each panel, since Plotly writes into what it is given.
  function painted(figure) {
    const copy = structuredClone(figure);
    const [contour, minima] = copy.data;
    contour.colorscale = [[0, token("land-low")], [1, token("land-high")]];
    contour.line.color = token("contour");
    minima.marker.line.color = token("ink");
    minima.marker.color = token("ink");
    Object.assign(copy.layout, { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: token("land-high") });
    return copy;
  }

  function power(exponent) {
    return `10${[...String(exponent)].map((sign) => RAISED["-0123456789".indexOf(sign)]).join("")}`;
  }

  function lossAxis({ low, high }) {
    const ticks = [];
    for (let at = low + 1; at < high; at += TICK_EVERY) ticks.push(at);
    return {
      "yaxis.range": [low, high], "yaxis.tickvals": ticks, "yaxis.ticktext": ticks.map(power),
      "yaxis.gridcolor": token("line"), "font.color": token("muted"),
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    };
  }

  function createLand(panels) {
    let figure = null;
    let strip = null;
    const config = { displayModeBar: false, staticPlot: true, showSendToCloud: false, responsive: false };

    function drawMaps() {
      for (const panel of panels) {
        const { data, layout } = painted(figure);
        Plotly.react(plot(panel.map), data, layout, config);
      }
    }
    function drawStrips() {
      for (const panel of panels) Plotly.relayout(plot(panel.root.querySelector(".strip")), lossAxis(strip));
    }
    return {
      load(given) {
        figure = given;
        drawMaps();
      },
      axis(given) {
        if (strip && strip.low === given.low && strip.high === given.high) return;
        strip = { low: given.low, high: given.high };
        drawStrips();
      },
      repaint() {
        if (figure) drawMaps();
        if (strip) drawStrips();
      },
      // All maps show the same window; null is the whole map again.
      window(ranges) {
        const [x, y] = ranges ?? [figure.layout.xaxis.range, figure.layout.yaxis.range];
        for (const panel of panels) {
          Plotly.relayout(plot(panel.map), { "xaxis.range": [...x], "yaxis.range": [...y] });
        }
      },
    };
  }

  downhill.land = { createLand, lossAxis, power };
})((globalThis.downhill ??= {}));
