// The land and the axes as a sketch, until Plotly is there: the first walk need not wait for five megabytes.
(function (downhill) {
  "use strict";

  const BANDS = 7;
  const CROSS = 5; // px
  const LINE = 0.8; // px
  const FINEST = 2; // a canvas finer than that looks the same

  const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

  // The relief at a place of the grid, counted in its columns and rows, straight between its points.
  function between(grid, columns, rows, column, row) {
    const i = Math.min(Math.max(Math.floor(column), 0), columns - 2);
    const j = Math.min(Math.max(Math.floor(row), 0), rows - 2);
    const [u, v] = [column - i, row - j];
    const at = j * columns + i;
    return (1 - v) * ((1 - u) * grid[at] + u * grid[at + 1])
      + v * ((1 - u) * grid[at + columns] + u * grid[at + columns + 1]);
  }
  const band = (relief) => Math.min(Math.max(Math.floor(relief * BANDS), 0), BANDS - 1);

  // The relief of a map, pixel by pixel from its top.
  function reliefs({ data: [ground], layout }, width, height) {
    const [rows, columns] = ground.z.shape.split(", ").map(Number);
    const grid = downhill.codec.floats(ground.z.bdata);
    const [[x0, x1], [y0, y1]] = [layout.xaxis.range, layout.yaxis.range];
    const found = new Float32Array(width * height);
    for (let py = 0; py < height; py += 1) {
      const row = (y1 + ((y0 - y1) * (py + 0.5)) / height - ground.y0) / ground.dy;
      for (let px = 0; px < width; px += 1) {
        const column = (x0 + ((x1 - x0) * (px + 0.5)) / width - ground.x0) / ground.dx;
        found[py * width + px] = between(grid, columns, rows, column, row);
      }
    }
    return found;
  }

  const bands = (figure, width, height) => Uint8Array.from(reliefs(figure, width, height), band);

  // How much of a pixel the line between two bands covers: near an edge in the relief is near in pixels where it is steep.
  function coverage(relief, width, at, half) {
    const value = relief[at] * BANDS;
    const edge = Math.round(value);
    if (edge < 1 || edge >= BANDS) return 0;
    const across = (relief[at + 1] ?? relief[at]) - (relief[at - 1] ?? relief[at]);
    const down = (relief[at + width] ?? relief[at]) - (relief[at - width] ?? relief[at]);
    const slope = (Math.hypot(across, down) * BANDS) / 2;
    return slope > 0 ? Math.min(Math.max(half + 0.5 - Math.abs(value - edge) / slope, 0), 1) : 0;
  }

  // Seven hues from low to high, and a line wherever two of them meet. fineness: pixels of the screen to one of the page.
  function paintBands(context, figure, fineness) {
    const { width, height } = context.canvas;
    const relief = reliefs(figure, width, height);
    const [low, high] = figure.data[0].colorscale.map(([, color]) => rgb(color));
    const hues = Array.from({ length: BANDS }, (_, i) => low.map((part, c) => part + ((high[c] - part) * i) / (BANDS - 1)));
    const line = rgb(figure.data[0].line.color);
    const half = (LINE * fineness) / 2;
    const image = context.createImageData(width, height);
    for (let at = 0; at < relief.length; at += 1) {
      const share = coverage(relief, width, at, half);
      const hue = hues[band(relief[at])];
      for (let c = 0; c < 3; c += 1) image.data[4 * at + c] = hue[c] + (line[c] - hue[c]) * share;
      image.data[4 * at + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }

  function paintCurve(context, { data: [ground] }, toX, toY) {
    context.fillStyle = ground.fillcolor;
    context.strokeStyle = ground.line.color;
    context.beginPath();
    ground.x.forEach((x, i) => context.lineTo(toX(x), toY(ground.y[i])));
    context.fill();
    context.stroke();
  }

  function paintCrosses(context, { x, y, marker }, toX, toY) {
    context.strokeStyle = marker.color;
    context.lineWidth = 1.6;
    context.beginPath();
    x.forEach((at, i) => {
      const [px, py] = [toX(at), toY(y[i])];
      context.moveTo(px - CROSS, py);
      context.lineTo(px + CROSS, py);
      context.moveTo(px, py - CROSS);
      context.lineTo(px, py + CROSS);
    });
    context.stroke();
  }

  function paintTicks(context, { layout }, toY, width) {
    const { margin, yaxis, font } = layout;
    context.strokeStyle = yaxis.gridcolor;
    context.fillStyle = font.color;
    context.font = `${yaxis.tickfont.size}px ${font.family}`;
    context.textAlign = "right";
    context.textBaseline = "middle";
    yaxis.tickvals.forEach((at, i) => {
      const y = Math.round(toY(at)) + 0.5;
      context.beginPath();
      context.moveTo(margin.l, y);
      context.lineTo(width - margin.r, y);
      context.stroke();
      context.fillText(yaxis.ticktext[i], margin.l - 3, y);
    });
  }

  // root: the element that Plotly will fill; figure: what it will be given.
  function paint(root, figure) {
    const [width, height] = [root.clientWidth, root.clientHeight];
    const canvas = root.querySelector("canvas.ground") ?? root.appendChild(downhill.dom.make("canvas", { class: "ground" }));
    const fineness = Math.min(globalThis.devicePixelRatio || 1, FINEST);
    Object.assign(canvas, { width: Math.round(width * fineness), height: Math.round(height * fineness) });
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    const context = canvas.getContext("2d");
    const over = downhill.axes.axes(root, figure.layout);
    const toX = (x) => over.left + over.xaxis.l2p(x);
    const toY = (y) => over.top + over.yaxis.l2p(y);
    const [ground, minima] = figure.data;
    if (ground?.type === "contour") paintBands(context, figure, fineness);
    context.scale(fineness, fineness);
    if (ground && ground.type !== "contour") paintCurve(context, figure, toX, toY);
    if (!ground) paintTicks(context, figure, toY, width);
    if (minima) paintCrosses(context, minima, toX, toY);
  }

  downhill.ground = { between, band, bands, reliefs, coverage, paint, clear: (root) => root.querySelector("canvas.ground")?.remove() };
})((globalThis.downhill ??= {}));
