// The page without Dash, in a frame or a file: its controls are the browser's own. It begins when it is seen.
(function (downhill) {
  "use strict";

  const text = (value) => downhill.rate.text(value);
  const find = (name, panel = -1) => document.querySelector(`[data-control="${name}"][data-for="${panel}"]`);
  const read = (id) => JSON.parse(document.getElementById(id).textContent);

  function put(name, panel, value) {
    const control = find(name, panel);
    if (control && control.value !== String(value)) control.value = value;
  }

  const controls = {
    theme() {}, // the style sheet reads it by itself
    surface: (key) => put("surface", -1, key),
    schedule: (key) => put("sched", -1, key),
    method: (panel, key) => put("opt", panel, key),
    range(panel, { low, high }) {
      const slider = find("rate", panel);
      [slider.min, slider.max] = [Math.log10(low), Math.log10(high)];
      // A value that was put in before was kept within the ends of then.
      const { value } = downhill.rate.parse(find("eta", panel).value); // none while something else is typed
      if (value) slider.value = downhill.rate.toSlider(value);
    },
    rate(panel, value, isHeld) {
      put("eta", panel, text(value));
      if (!isHeld) put("rate", panel, downhill.rate.toSlider(value));
    },
    start: (at) => ["start_x", "start_y"].forEach((name, axis) => put(name, -1, text(at[axis]))),
  };

  // What a visitor does to a control, told to the page once it is done.
  function listen(page) {
    const told = {
      surface: ({ value }) => page.setSurface(value),
      sched: ({ value }) => page.setSchedule(value),
      opt: ({ value }, panel) => page.setMethod(panel, value),
      rate: (_, panel) => page.dropRate(panel),
      eta: ({ value }, panel) => page.typeRate(panel, value),
      start_x: ({ value }) => page.typeStart(0, value),
      start_y: ({ value }) => page.typeStart(1, value),
    };
    document.addEventListener("change", ({ target }) => {
      told[target.dataset.control]?.(target, Number(target.dataset.for));
    });
  }

  // A frame far down a long page costs nothing until somebody scrolls to it.
  async function begin() {
    const first = read("first-answer");
    const packed = document.getElementById("carried");
    const carried = packed && (await downhill.carried.unpack(packed.textContent));
    downhill.sight.once(document.body, 0, () => {
      const frame = downhill.frame.createFrame();
      const page = downhill.createPage(controls, {
        line: carried ? downhill.carried.createLine(first, carried) : {},
        wrote: carried ? downhill.carried.write : frame.state,
        drew: frame.verdicts,
        sees: (act) => downhill.sight.once(document.getElementById("stage"), 0.5, act),
      });
      downhill.page = page;
      listen(page);
      page.begin(first);
      downhill.sight.left(document.getElementById("stage"), page.stage.away);
      frame.attach(page);
      if (carried) downhill.carried.opened(page);
    });
  }
  if (globalThis.document?.body?.hasAttribute("data-plain")) document.addEventListener("DOMContentLoaded", begin);

  downhill.plain = { controls };
})((globalThis.downhill ??= {}));
