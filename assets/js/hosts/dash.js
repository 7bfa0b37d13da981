// The page with Dash: carries values between Dash's controls and the page. Only the hosts know Dash.

import { createList } from "../controls/lists.js";
import { createControls } from "../controls/scene_controls.js";
import { setTheme } from "../core/theme.js";
import { nextTask } from "../core/task.js";
import { inWords } from "../core/translate.js";
import { createShare } from "../share/dialog.js";
import { canRecord, recordFilm } from "../share/film.js";
import { asPng, asSvg } from "../share/picture.js";
import { joinParts } from "./named_parts.js";
import { createPage } from "./page.js";
import { attachSetup } from "./page_setup.js";
import { broken, views } from "views/*";

const id = (name, panel = -1) => ({ name, panel, type: "control" });

// What was last handed to Dash, or came from it: when Dash tells of it, it is no news.
const known = new Map();

function hand(name, panel, value) {
  const key = `${name} ${panel}`;
  if (known.get(key) === value) return;
  known.set(key, value);
  window.dash_clientside.set_props(id(name, panel), { value });
}

// Somebody's callback has put a value into a control.
function heard(set, { name, panel }, value) {
  const key = `${name} ${panel}`;
  if (value === null || value === undefined || known.get(key) === value) return;
  known.set(key, value);
  set(name, panel, name === "rate" ? value : String(value));
}

// In tasks of their own, so that a hand comes between what Dash does, the page, and its first picture.
// ready(set): there is a page, and what puts a value into one of its controls.
async function open(ready) {
  await nextTask();
  joinParts(document.getElementById("page"), document.getElementById("whole-page"));
  const controls = createControls({ createList, hand });
  const page = createPage(controls, { views, broken, createShare, attachSetup });
  ready(controls.listen(page));
  // The page's handle: for a console, a benchmark and the browser's tests.
  globalThis.downhill = {
    page,
    picture: { svg: asSvg, png: asPng },
    film: { can: canRecord, record: recordFilm },
  };
  await nextTask();
  page.begin(JSON.parse(document.getElementById("first-answer").textContent));
}

// What Dash calls, by name.
function callbacks() {
  let set = null;
  return {
    start() {
      open((made) => {
        set = made;
      });
    },
    controls() {
      if (!set) return;
      for (const { prop_id: prop, value } of window.dash_clientside.callback_context.triggered) {
        if (prop.startsWith("{")) heard(set, JSON.parse(prop.slice(0, prop.lastIndexOf("."))), value);
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
