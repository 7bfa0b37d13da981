// The page with Dash: carries values between Dash's controls and the page. Only the hosts know Dash.

import { rateText, toSlider } from "../core/rate.js";
import { setTheme } from "../core/theme.js";
import { inWords } from "../core/translate.js";
import { createShare } from "../share/dialog.js";
import { canRecord, recordFilm } from "../share/film.js";
import { asPng, asSvg } from "../share/picture.js";
import { createOptions } from "./dash_options.js";
import { attachPickers } from "./dash_pickers.js";
import { createPage } from "./page.js";
import { broken, views } from "views/*";

const id = (name, panel = -1) => ({ name, panel, type: "control" });
const put = (component, props) => window.dash_clientside.set_props(component, props);
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
    if (isHeld) return void show(`[data-panel="${panel}"] .eta`, rateText(value));
    tell("eta", panel, rateText(value));
    tell("rate", panel, toSlider(value));
  },
  start([x, y], isHeld) {
    ["start_x", "start_y"].forEach((name, axis) => {
      const value = rateText([x, y][axis]);
      if (isHeld) show(`.${name}`, value);
      else tell(name, -1, value);
    });
  },
};

function heard(page, { name, panel }, value) {
  const key = `${name} ${panel}`;
  if (value === null || value === undefined || known.get(key) === value) return;
  known.set(key, value);
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

// What Dash calls, by name.
function callbacks() {
  let page = null;
  return {
    start() {
      attachPickers();
      page = createPage(controls, { views, broken, createShare });
      // The page's handle: for a console, a benchmark and the browser's tests.
      globalThis.downhill = {
        page,
        picture: { svg: asSvg, png: asPng },
        film: { can: canRecord, record: recordFilm },
      };
      page.begin(JSON.parse(document.getElementById("first-answer").textContent));
    },
    controls() {
      if (!page) return;
      for (const { prop_id: prop, value } of window.dash_clientside.callback_context.triggered) {
        if (prop.startsWith("{")) heard(page, JSON.parse(prop.slice(0, prop.lastIndexOf("."))), value);
      }
    },
  };
}

// Dash asks for the layout by a name of its own; the words in it are in the language of this page.
const words = inWords("");
if (words) {
  const { fetch } = window;
  window.fetch = (address, options) =>
    fetch(String(address).endsWith("_dash-layout") ? `${address}?${words}` : address, options);
}
setTheme(new URLSearchParams(window.location.search).get("theme"));
window.dash_clientside = Object.assign({}, window.dash_clientside, { downhill: callbacks() });
// Where Mantine looks for them, by name.
window.dashMantineFunctions = createOptions(
  () => JSON.parse(document.getElementById("catalogue").textContent),
  () => window.React,
);
