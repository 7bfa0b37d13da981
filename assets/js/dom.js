// Elements of HTML and of SVG, made in one line.
(function (downhill) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  function filled(made, attributes, children) {
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  const make = (name, attributes = {}, ...children) => filled(document.createElement(name), attributes, children);
  const draw = (name, attributes = {}, ...children) =>
    filled(document.createElementNS(SVG, name), attributes, children);

  downhill.dom = { make, draw };
})((globalThis.downhill ??= {}));
