// The views of the drawer: each is one file, or one folder, that exports `view` = { key, title, wide, create,
// needs }, where create(root, host) gives { load(picture, panel), tick(at), peek(at), rate(panel, value),
// repaint(), close() }, all of them optional, and `needs` names what it wants of the page: it is handed
// nothing else; `hostOf` of hosts/view_host.js has all that there is. A view is made when it is first opened,
// and told of the picture only while it is open. `at` is a tick of the clock, which may count evaluations:
// `host.stepAt(panel, at)` is the step of a walk then. While `host.hides("verdict")` a view tells no outcome:
// what is colored by `data-fate` follows by itself. A picture is what `picture` of app/compute/runs.py gives,
// and `host.call` asks the VERBS of app/web/routes/ask.py. `table/<panel>` has x, y, gx and gy of every step,
// those beyond `picture.end` too, which a view does not draw.

import { views as parts } from "../core/manifest.js";
import { createDrawer } from "./drawer.js";

// What a view has asked for.
function handed(host, { key, needs }) {
  const missing = needs.filter((name) => !(name in host));
  if (missing.length) throw new Error(`The view ${key} needs ${missing.join(", ")}, which the page has not.`);
  return Object.fromEntries(needs.map((name) => [name, host[name]]));
}

// host: all that a view may ask for; of page.js. moved(view): another view was opened, "" for none.
export function createViewSwitch(root, views, host, { moved }) {
  const makers = Object.fromEntries(views.map((view) => [view.key, view]));
  const page = document.getElementById("page");
  const made = {};
  let shown = "";

  const place = (name) => root.querySelector(`[data-of="${name}"]`);
  const current = () => made[shown];
  const drawer = createDrawer(root, {
    has: (name) => Boolean(makers[name]) && !page.classList.contains(`hides-${parts()[name].part}`),
    title: (name) => makers[name].title,
    changed(name) {
      set(name);
      moved(name);
    },
  });

  function set(name) {
    current()?.close?.();
    shown = name;
    if (name) made[name] ??= makers[name].create(place(name), handed(host, makers[name]));
    load();
  }
  // In larger text there is no room beside the panels.
  const isWide = () => Boolean(makers[shown]?.wide) && !page.classList.contains("text-larger");
  function load() {
    page.classList.toggle("wide", isWide());
    const picture = host.picture();
    if (!picture || !current()) return;
    current().load?.(picture, host.panel());
    current().tick?.(host.step());
  }
  return {
    load,
    tick: (at) => current()?.tick?.(at),
    peek: (at) => current()?.peek?.(at),
    rate: (panel, value) => current()?.rate?.(panel, value),
    repaint: () => current()?.repaint?.(),
    open(name) {
      drawer.set(name);
      set(drawer.shown());
    },
    close: drawer.close,
  };
}
