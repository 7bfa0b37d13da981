// A hill in miniature on a canvas: its land in the hues of the map, its minima, where its walks start.

import { BANDS, between, gridOf, hues, rgb, shaded } from "../surface/shading.js";

const FINEST = 2; // a canvas finer than that looks the same
const [CROSS, RING] = [3.5, 3.5]; // px
const SMALL = { clientWidth: 40, clientHeight: 22 };

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

// The land of the map that stands on the page.
export function ofFigure({ data: [ground], layout }) {
  if (ground.type === "contour") {
    const { columns, rows } = ground.z;
    return { grid: gridOf(ground.z), columns, rows };
  }
  const [low, high] = layout.yaxis.range;
  return { curve: ground.y.slice(1, -1).map((y) => (y - low) / (high - low)) };
}

function heights({ grid, columns, rows }, width, height) {
  const found = new Float32Array(width * height);
  for (let py = 0; py < height; py += 1) {
    const row = (1 - (py + 0.5) / height) * (rows - 1);
    for (let px = 0; px < width; px += 1) {
      const column = ((px + 0.5) / width) * (columns - 1);
      found[py * width + px] = BANDS * between(grid, columns, rows, column, row);
    }
  }
  return found;
}

function paintGrid(context, land, fineness) {
  const { width, height } = context.canvas;
  const colors = hues(token("land-low"), token("land-high"));
  const line = rgb(token("contour"));
  const pixels = shaded(heights(land, width, height), width, height, colors, line, 0.4 * fineness);
  context.putImageData(new ImageData(pixels, width, height), 0, 0);
}

function paintCurve(context, { curve }, fineness) {
  const { width, height } = context.canvas;
  context.fillStyle = token("land-high");
  context.fillRect(0, 0, width, height);
  context.beginPath();
  context.moveTo(0, height);
  curve.forEach((share, i) => context.lineTo((i / (curve.length - 1)) * width, (1 - share) * height));
  context.lineTo(width, height);
  context.fillStyle = token("land-low");
  context.fill();
  context.strokeStyle = token("contour");
  context.lineWidth = fineness;
  context.stroke();
}

// Places are shares of the land, from its left and from its top.
function paintMarks(context, { start, minima = [] }, fineness) {
  const { width, height } = context.canvas;
  context.strokeStyle = token("ink");
  context.lineWidth = 1.6 * fineness;
  context.beginPath();
  for (const [x, y] of minima.map(([u, v]) => [u * width, v * height])) {
    context.moveTo(x - CROSS * fineness, y);
    context.lineTo(x + CROSS * fineness, y);
    context.moveTo(x, y - CROSS * fineness);
    context.lineTo(x, y + CROSS * fineness);
  }
  context.stroke();
  if (!start) return;
  context.beginPath();
  context.arc(start[0] * width, start[1] * height, RING * fineness, 0, 2 * Math.PI);
  context.fillStyle = token("card");
  context.fill();
  context.stroke();
}

export function paintThumbnail(canvas, land) {
  // What is hidden for now is as large as the picker's.
  const { clientWidth, clientHeight } = canvas.clientWidth ? canvas : SMALL;
  const fineness = Math.min(globalThis.devicePixelRatio || 1, FINEST);
  Object.assign(canvas, { width: clientWidth * fineness, height: clientHeight * fineness });
  const context = canvas.getContext("2d");
  if (land.grid) paintGrid(context, land, fineness);
  else paintCurve(context, land, fineness);
  paintMarks(context, land, fineness);
}
