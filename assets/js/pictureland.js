// The land for a picture that leaves the page: as fine as is asked for, with smooth contour lines.
(function (downhill) {
  "use strict";

  const { draw } = downhill.dom;
  const BANDS = 7;
  const LINE = 0.4; // px of the page, half of a contour line
  const CROSS = 5; // px of the page
  const MOST = 4e6; // pixels of an image: as many as a whole page of print needs

  const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const mixed = (one, other, share) => one.map((part, i) => part + (other[i] - part) * share);
  const hues = (low, high) => Array.from({ length: BANDS }, (_, i) => mixed(rgb(low), rgb(high), i / (BANDS - 1)));

  // How high the land lies at each pixel, counted in bands; figure: a map's, as land.js paints it.
  function heights({ data: [ground], layout }, width, height) {
    const [rows, columns] = ground.z.shape.split(", ").map(Number);
    const grid = downhill.codec.floats(ground.z.bdata);
    const [[x0, x1], [y0, y1]] = [layout.xaxis.range, layout.yaxis.range];
    const found = new Float32Array(width * height);
    for (let py = 0; py < height; py += 1) {
      const row = (y1 + ((y0 - y1) * (py + 0.5)) / height - ground.y0) / ground.dy;
      for (let px = 0; px < width; px += 1) {
        const column = (x0 + ((x1 - x0) * (px + 0.5)) / width - ground.x0) / ground.dx;
        found[py * width + px] = BANDS * downhill.ground.between(grid, columns, rows, column, row);
      }
    }
    return found;
  }

  // The pixels of the land. How far a line is away is how far the height is from its level, over the slope: so a line
  // covers its pixels by parts. half: of a line, in pixels.
  function shaded(found, width, height, bands, line, half) {
    const pixels = new Uint8ClampedArray(4 * width * height);
    for (let at = 0; at < found.length; at += 1) {
      const here = found[at];
      const across = at % width + 1 < width ? found[at + 1] - here : here - found[at - 1];
      const down = at + width < found.length ? found[at + width] - here : here - found[at - width];
      const level = Math.min(Math.max(Math.round(here), 1), BANDS - 1);
      const away = Math.abs(here - level) / Math.max(Math.hypot(across, down), 1e-6);
      const cover = Math.min(Math.max(half + 0.5 - away, 0), 1);
      const hue = bands[Math.min(Math.max(Math.floor(here), 0), BANDS - 1)];
      for (let part = 0; part < 3; part += 1) pixels[4 * at + part] = hue[part] + (line[part] - hue[part]) * cover;
      pixels[4 * at + 3] = 255;
    }
    return pixels;
  }

  // The land as an image that an SVG can hold.
  function image(figure, width, height, scale) {
    const fine = Math.min(scale, Math.sqrt(MOST / (width * height)));
    const [wide, high] = [Math.round(width * fine), Math.round(height * fine)];
    const [ground] = figure.data;
    const [[, low], [, top]] = ground.colorscale;
    const canvas = downhill.dom.make("canvas", { width: wide, height: high });
    const pixels = shaded(heights(figure, wide, high), wide, high, hues(low, top), rgb(ground.line.color), LINE * fine);
    canvas.getContext("2d").putImageData(new ImageData(pixels, wide, high), 0, 0);
    return draw("image", { href: canvas.toDataURL("image/png"), width, height, preserveAspectRatio: "none" });
  }

  const path = (xs, ys, toX, toY) => xs.map((x, i) => `${i ? "L" : "M"}${toX(x).toFixed(1)} ${toY(ys[i]).toFixed(1)}`).join("");
  const cross = (x, y) => `M${x - CROSS} ${y}h${2 * CROSS}M${x} ${y - CROSS}v${2 * CROSS}`;

  // The land of a map, with a cross at each minimum; over: its axes.
  function land(figure, over, scale) {
    const { width, height } = over;
    const [toX, toY] = [over.xaxis.l2p, over.yaxis.l2p];
    const [ground, minima] = figure.data;
    const below = ground.type === "contour" ? image(figure, width, height, scale)
      : draw("path", { d: path(ground.x, ground.y, toX, toY), fill: ground.fillcolor, stroke: ground.line.color, "stroke-width": 1.6 });
    return draw("g", {}, draw("rect", { width, height, fill: figure.layout.plot_bgcolor }), below,
      draw("path", { d: minima.x.map((x, i) => cross(toX(x), toY(minima.y[i]))).join(""), fill: "none",
        stroke: minima.marker.color, "stroke-width": 1.6 }));
  }

  downhill.pictureland = { hues, heights, shaded, land };
})((globalThis.downhill ??= {}));
