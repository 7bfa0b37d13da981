// Where Plotly has put its axes. The only file that reads Plotly's private fields: they are pinned by its
// version, and a browser test holds them against Plotly's own drawing.
(function (downhill) {
  "use strict";

  const plot = (root) => root.querySelector(".js-plotly-plot");
  const isDrawn = (root) => Boolean(plot(root)?._fullLayout?.xaxis?._length);

  // The rectangle and the scales of the axes, in pixels of Plotly's element.
  function axes(root) {
    const { xaxis, yaxis } = plot(root)._fullLayout;
    return { xaxis, yaxis, left: xaxis._offset, top: yaxis._offset, width: xaxis._length, height: yaxis._length };
  }

  downhill.axes = { plot, isDrawn, axes };
})((globalThis.downhill ??= {}));
