// The land and the axes as a sketch, until Plotly is there: the first walk need not wait for five megabytes.

import { axes, standing } from "../core/axes.js";
import { make } from "../core/dom.js";
import { pixels as shadingPixels } from "./shading.js";

const CROSS = 5; // px
const FINEST = 2; // a canvas finer than that looks the same

function paintBands(context, figure, fineness) {
  const { width, height } = context.canvas;
  const pixels = shadingPixels(figure, width, height, fineness);
  context.putImageData(new ImageData(pixels, width, height), 0, 0);
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
export function paintSurface(root, figure) {
  const [width, height] = [root.clientWidth, root.clientHeight];
  const canvas = root.querySelector("canvas.ground") ?? root.appendChild(make("canvas", { class: "ground" }));
  // In larger text a pixel of the page is more than one of the screen.
  const fineness = Math.min((globalThis.devicePixelRatio || 1) / standing(root).scale, FINEST);
  Object.assign(canvas, { width: Math.round(width * fineness), height: Math.round(height * fineness) });
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  const context = canvas.getContext("2d");
  const over = axes(root, figure.layout);
  const toX = (x) => over.left + over.xaxis.l2p(x);
  const toY = (y) => over.top + over.yaxis.l2p(y);
  const [ground, minima] = figure.data;
  if (ground?.type === "contour") paintBands(context, figure, fineness);
  context.scale(fineness, fineness);
  if (ground && ground.type !== "contour") paintCurve(context, figure, toX, toY);
  if (!ground) paintTicks(context, figure, toY, width);
  if (minima) paintCrosses(context, minima, toX, toY);
}

export const clearSurface = (root) => root.querySelector("canvas.ground")?.remove();
