// The hill in little, with a walk on it: where the axes of a map are not those of the land, the walk of a cell shows here.
(function (downhill) {
  "use strict";

  const { make, draw } = downhill.dom;

  function createInset() {
    const plot = make("div", { class: "plot" });
    const svg = draw("svg", { class: "inset-walk", "aria-hidden": "true" });
    const caption = make("figcaption", { class: "but" });
    const root = make("figure", { class: "inset" }, make("div", { class: "inset-map" }, plot, svg), caption);
    let figure = null;
    let path = null;

    function paint() {
      const [width, height] = [plot.clientWidth, plot.clientHeight];
      if (!figure || !width) return;
      downhill.ground.paint(plot, downhill.land.paintedMap(structuredClone(figure), null));
      trace(width, height);
    }
    function trace(width, height) {
      for (const [name, value] of Object.entries({ width, height })) svg.setAttribute(name, value);
      const { xaxis, yaxis } = downhill.axes.axes(plot, figure.layout);
      const place = ([x, y]) => [xaxis.l2p(x), yaxis.l2p(y)];
      svg.replaceChildren(...(path ? downhill.mapmarks.walk(path, place, { width, height }) : []));
    }
    new ResizeObserver(paint).observe(plot);
    return {
      root,
      load(given) {
        figure = given;
        paint();
      },
      show(given, said) {
        path = given;
        caption.textContent = said;
        if (figure && plot.clientWidth) trace(plot.clientWidth, plot.clientHeight);
      },
      repaint: paint,
    };
  }

  downhill.mapinset = { createInset };
})((globalThis.downhill ??= {}));
