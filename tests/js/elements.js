// Elements that only remember: what was put into them, and who listens. Enough for scripts that build
// controls.

export class Element {
  constructor(name) {
    Object.assign(this, {
      tagName: name.toUpperCase(),
      attributes: {},
      children: [],
      listeners: {},
      value: "",
      checked: false,
      hidden: false,
      textContent: "",
      style: {},
    });
  }
  setAttribute(name, value) {
    this.attributes[name] = String(value);
    if (name in this && name !== "attributes") this[name] = String(value);
  }
  getAttribute(name) {
    return this.attributes[name] ?? null;
  }
  // Of an attribute alone: "[data-told]".
  matches(selector) {
    return selector.slice(1, -1) in this.attributes;
  }
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.children = children;
  }
  addEventListener(event, act) {
    (this.listeners[event] ??= []).push(act);
  }
  focus() {
    this.isFocused = true;
  }
  click() {
    this.fire("click");
  }
  // Tells the listeners; gives back what became of the event.
  fire(event, more = {}) {
    const fate = { isTaken: false, isStopped: false };
    const given = {
      target: this,
      preventDefault: () => {
        fate.isTaken = true;
      },
      stopPropagation: () => {
        fate.isStopped = true;
      },
      ...more,
    };
    for (const act of this.listeners[event] ?? []) act(given);
    return fate;
  }
  // This element and all within it that have a name, and its words.
  all(name) {
    const within = this.children.flatMap((child) => (child instanceof Element ? child.all(name) : []));
    return this.tagName === name.toUpperCase() ? [this, ...within] : within;
  }
  get words() {
    return [
      this.textContent,
      ...this.children.map((child) => (child instanceof Element ? child.words : child)),
    ].join("");
  }
}

export const createDocument = (more = {}) => ({
  createElement: (name) => new Element(name),
  createElementNS: (_, name) => new Element(name),
  activeElement: null,
  ...more,
});
