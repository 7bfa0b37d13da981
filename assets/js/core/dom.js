// Elements of HTML and of SVG, made in one line.

const SVG = "http://www.w3.org/2000/svg";

function filled(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
export const make = (name, attributes = {}, ...children) =>
  filled(document.createElement(name), attributes, children);
export const draw = (name, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, name), attributes, children);

// A drawing over a part of the page that no pointer meets; box: where it lies there, in pixels.
export function layer(root, name) {
  const svg = draw("svg", { class: `layer ${name}`, "aria-hidden": "true" });
  root.append(svg);
  return svg;
}
export function place(svg, { left, top, width, height }) {
  svg.style.left = `${left}px`;
  svg.style.top = `${top}px`;
  // What is hidden has no room, and axes around nothing would be less than that.
  svg.setAttribute("width", Math.max(width, 0));
  svg.setAttribute("height", Math.max(height, 0));
}
