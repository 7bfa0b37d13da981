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

// What is there already is not written again: the browser would lay it out anew.
export function change(node, name, value) {
  const text = String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}
export function write(node, text) {
  if (node.childNodes.length === 1 && node.firstChild.nodeType === Node.TEXT_NODE) {
    if (node.firstChild.data !== text) node.firstChild.data = text;
  } else node.textContent = text;
}

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
  change(svg, "width", Math.max(width, 0));
  change(svg, "height", Math.max(height, 0));
}
