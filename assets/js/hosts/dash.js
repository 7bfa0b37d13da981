// The only file that knows Dash: it carries values between Dash's controls and the page.
(function (downhill) {
  "use strict";

  const id = (name, panel = -1) => ({ name, panel, type: "control" });
  const put = (component, props) => window.dash_clientside.set_props(component, props);
  const text = (value) => downhill.rate.text(value);
  const field = (selector) => document.querySelector(`${selector} input`);

  // What was last put into a control: when Dash tells of it, it is no news.
  const known = new Map();

  function tell(name, panel, value) {
    const key = `${name} ${panel}`;
    if (known.get(key) === value) return;
    known.set(key, value);
    put(id(name, panel), { value });
  }
  // While a hand moves, Dash would be late: the field shows the number, and Dash hears of it at rest.
  function show(selector, value) {
    field(selector).value = value;
  }

  const controls = {
    theme: (name) => put("provider", { forceColorScheme: name }),
    surface: (key) => tell("surface", -1, key),
    schedule: (key) => tell("sched", -1, key),
    method: (panel, key) => tell("opt", panel, key),
    range(panel, { low, high }) {
      const ends = `${low} ${high}`;
      if (known.get(`range ${panel}`) === ends) return;
      known.set(`range ${panel}`, ends);
      put(id("rate", panel), { min: Math.log10(low), max: Math.log10(high) });
    },
    rate(panel, value, isHeld) {
      if (isHeld) return void show(`[data-panel="${panel}"] .eta`, text(value));
      tell("eta", panel, text(value));
      tell("rate", panel, downhill.rate.toSlider(value));
    },
    start([x, y], isHeld) {
      ["start_x", "start_y"].forEach((name, axis) => {
        const value = text([x, y][axis]);
        if (isHeld) show(`.${name}`, value);
        else tell(name, -1, value);
      });
    },
  };

  function heard({ name, panel }, value) {
    const key = `${name} ${panel}`;
    if (value === null || value === undefined || known.get(key) === value) return;
    known.set(key, value);
    const { page } = downhill;
    ({
      surface: () => page.setSurface(value),
      sched: () => page.setSchedule(value),
      opt: () => page.setMethod(panel, value),
      rate: () => page.dropRate(panel),
      eta: () => page.typeRate(panel, String(value)),
      start_x: () => page.typeStart(0, String(value)),
      start_y: () => page.typeStart(1, String(value)),
    })[name]();
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    downhill: {
      start() {
        downhill.pickers.attach();
        downhill.page = downhill.createPage(controls);
        downhill.page.begin(JSON.parse(document.getElementById("first-answer").textContent));
      },
      controls() {
        if (!downhill.page) return;
        for (const { prop_id: prop, value } of window.dash_clientside.callback_context.triggered) {
          if (prop.startsWith("{")) heard(JSON.parse(prop.slice(0, prop.lastIndexOf("."))), value);
        }
      },
    },
  });
})((globalThis.downhill ??= {}));
