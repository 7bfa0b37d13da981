// The land for a picture that leaves the page: as fine as is asked for, with smooth contour lines.

import { draw, make } from "../core/dom.js";
import { pixels as shadingPixels } from "../surface/shading.js";

const CROSS = 5; // px of the page
const MOST = 4e6; // pixels of an image: as many as a whole page of print needs

// The land as an image that an SVG can hold.
function image(figure, width, height, scale) {
  const fine = Math.min(scale, Math.sqrt(MOST / (width * height)));
  const [wide, high] = [Math.round(width * fine), Math.round(height * fine)];
  const canvas = make("canvas", { width: wide, height: high });
  const pixels = shadingPixels(figure, wide, high, fine);
  canvas.getContext("2d").putImageData(new ImageData(pixels, wide, high), 0, 0);
  return draw("image", { href: canvas.toDataURL("image/png"), width, height, preserveAspectRatio: "none" });
}

const path = (xs, ys, toX, toY) =>
  xs.map((x, i) => `${i ? "L" : "M"}${toX(x).toFixed(1)} ${toY(ys[i]).toFixed(1)}`).join("");
const cross = (x, y) => `M${x - CROSS} ${y}h${2 * CROSS}M${x} ${y - CROSS}v${2 * CROSS}`;

// The land of a map, with a cross at each minimum; over: its axes.
export function surfaceImage(figure, over, scale) {
  const { width, height } = over;
  const [toX, toY] = [over.xaxis.l2p, over.yaxis.l2p];
  const [ground, minima] = figure.data;
  const below =
    ground.type === "contour"
      ? image(figure, width, height, scale)
      : draw("path", {
          d: path(ground.x, ground.y, toX, toY),
          fill: ground.fillcolor,
          stroke: ground.line.color,
          "stroke-width": 1.6,
        });
  return draw(
    "g",
    {},
    draw("rect", { width, height, fill: figure.layout.plot_bgcolor }),
    below,
    draw("path", {
      d: minima.x.map((x, i) => cross(toX(x), toY(minima.y[i]))).join(""),
      fill: "none",
      stroke: minima.marker.color,
      "stroke-width": 1.6,
    }),
  );
}
