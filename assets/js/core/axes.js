// Linear axes over an element, from the same numbers that Plotly is given: both then draw in the same place,
// and a walk can be drawn before the land is.

const LETTERS = 10; // px, of the numbers of a strip where nothing else is said
export const plotOf = (root) => root.querySelector(".plot");

// From a number to a pixel and back.
export function axis([from, to], length, isUpward) {
  const perUnit = length / (to - from);
  return {
    range: [from, to],
    l2p: (value) => (isUpward ? length - (value - from) * perUnit : (value - from) * perUnit),
    p2l: (pixel) => from + (isUpward ? length - pixel : pixel) / perUnit,
  };
}

// The first of some steps, times a power of ten, that is no shorter than the least.
export function roundStep(least, steps = [1, 2, 5, 10]) {
  const unit = 10 ** Math.floor(Math.log10(least));
  return unit * steps.find((times) => times * unit >= least * (1 - 1e-9));
}

// The rectangle and the scales of a plot that fills an element; layout: as Plotly has it.
export function axes(root, { margin, xaxis, yaxis }) {
  const width = root.clientWidth - margin.l - margin.r;
  const height = root.clientHeight - margin.t - margin.b;
  return {
    left: margin.l,
    top: margin.t,
    width,
    height,
    xaxis: axis(xaxis.range, width, false),
    yaxis: axis(yaxis.range, height, true),
  };
}

// How large the style sheet writes in an element; 0 where there is none, or only a part of one.
export const letterSize = (root) => parseFloat(globalThis.getComputedStyle?.(root)?.fontSize ?? "") || 0;

// What a drawing of an element has room for.
export const roomOf = (root) => ({
  size: letterSize(root),
  width: root.clientWidth,
  height: root.clientHeight,
});

// The edges of a strip, whose numbers stand beside it; those given are for letters of 10 pixels.
export function stripMargin({ margin }, size) {
  const share = (size || LETTERS) / LETTERS;
  return { ...margin, l: margin.l * share, t: margin.t * share, b: margin.b * share };
}

// Where an element stands, and how far it is zoomed: asking for it makes the browser lay the page out.
export function standing(root) {
  const { left, top, width } = root.getBoundingClientRect();
  return { left, top, scale: root.clientWidth / width || 1 };
}

// Where a pointer is within an element, in the element's own pixels: a page in larger text is zoomed.
export function within(root, { clientX, clientY }, { left, top, scale } = standing(root)) {
  return [(clientX - left) * scale, (clientY - top) * scale];
}
