// The share dialog: an address, a frame, a QR code and files of the scene, with choices at the side of what
// they show. What is chosen here never changes the visitor's own page.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { isServerAlive } from "../state/rpc.js";
import { createFiles } from "./files.js";
import { createForm } from "./form.js";
import { createCode, createFrame, createLink, createPreview } from "./parts.js";
import { addressOf, queryWith, titleOf } from "./snippets.js";
import { _ } from "../core/translate.js";

const REST = 400; // ms without a change after which the view is made anew
const TABS = [
  ["link", _("Link")],
  ["frame", _("Frame")],
  ["qr", _("QR code")],
  ["files", _("Files")],
];
const ALL = "4"; // panels, where an address does not say how many

// A tab list as such lists are driven: arrows go from one tab to the next. chosen(name): one was.
function tabs(parts, chosen) {
  const heads = TABS.map(([name, words]) =>
    make(
      "button",
      {
        type: "button",
        role: "tab",
        class: "tool boxed wide",
        id: `share-${name}`,
        "aria-controls": `share-${name}-of`,
      },
      words,
    ),
  );
  const bodies = TABS.map(([name]) =>
    make(
      "div",
      {
        role: "tabpanel",
        class: `share-part share-${name}`,
        id: `share-${name}-of`,
        "aria-labelledby": `share-${name}`,
      },
      ...parts[name].elements,
    ),
  );
  function choose(at) {
    heads.forEach((head, i) => {
      head.setAttribute("aria-selected", String(i === at));
      head.tabIndex = i === at ? 0 : -1;
      bodies[i].hidden = i !== at;
    });
    chosen(TABS[at][0]);
  }
  heads.forEach((head, i) => {
    head.addEventListener("click", () => choose(i));
    head.addEventListener("keydown", ({ key }) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!way) return;
      const next = (i + way + heads.length) % heads.length;
      choose(next);
      heads[next].focus();
    });
  });
  choose(0);
  return [
    make("div", { role: "tablist", class: "share-tabs", "aria-label": _("Ways to share") }, ...heads),
    ...bodies,
  ];
}

// Another number of panels asks for another size; one that was chosen for the same number stays.
function fit(it) {
  const wanted = it.form.values().panels ?? ALL;
  if (wanted !== it.panels) it.preview.fit(wanted);
  it.panels = wanted;
}

function write(it) {
  it.parts.link.load(it.at(""), Boolean(it.lesson));
  it.parts.frame.load({
    src: it.at("embed"),
    title: it.lesson?.title ?? titleOf({ ...it.host.scene(), fields: it.fields() }),
    ...it.preview.size(),
  });
  it.parts.files.load();
}

function showCode(it) {
  if (it.isAlive && it.tab === "qr") it.parts.qr.load(it.at("export/qr.svg"), it.at(""));
}

// What the server has to make waits until the hand rests.
function changed(it) {
  it.say("");
  write(it);
  clearTimeout(it.rest);
  it.rest = setTimeout(() => show(it), REST);
}

function show(it) {
  if (!it.isAlive) return;
  it.preview.show(it.at("embed"));
  showCode(it);
}

async function load(it) {
  it.lesson = it.host.lesson?.() ?? null;
  it.dialog.classList.toggle("of-lesson", Boolean(it.lesson));
  it.form.load(it.host.query(), it.host.step());
  it.panels = null;
  fit(it);
  it.say("");
  write(it);
  it.isAlive = await it.alive();
  if (!it.dialog.open) return;
  if (!it.isAlive) {
    it.preview.clear(true);
    it.parts.qr.hide();
  }
  show(it);
}

function leave(it) {
  clearTimeout(it.rest);
  it.preview.clear();
  it.parts.files.left();
}

// host: { query(), step(), scene(), lesson() } of the page; scene: its hill and panels by name; lesson: the
// fields and the title of the lesson that is open, which is shared as it begins, or null; alive(): whether
// the server is there.
function createBody(dialog, host, alive) {
  const it = { dialog, host, alive, lesson: null, isAlive: false, rest: null, panels: null };
  const status = make("p", { role: "status", class: "share-status" });
  it.say = (words) => {
    status.textContent = words;
  };
  it.fields = () => it.lesson?.fields ?? queryWith(it.host.query(), it.form.values());
  it.at = (name) => addressOf(window.location.href, name, it.fields());
  it.tab = "link";

  it.parts = {
    link: createLink(it.say),
    frame: createFrame(it.say),
    qr: createCode(it.say),
    files: createFiles({ say: it.say, address: it.at }),
  };
  it.preview = createPreview(() => changed(it));
  const left = make("div", { class: "share-form", role: "group", "aria-label": _("What it shows") });
  it.form = createForm(left, JSON.parse(it.dialog.dataset.tables), {
    changed() {
      fit(it);
      changed(it);
    },
  });

  it.dialog.append(
    make("h2", { id: "share-title" }, _("Share")),
    left,
    make(
      "div",
      { class: "share-body" },
      ...tabs(it.parts, (name) => {
        it.tab = name;
        it.say(""); // what was said is of the tab that was left
        showCode(it);
      }),
      status,
      ...it.preview.elements,
    ),
  );
  return { load: () => load(it), left: () => leave(it) };
}

export function createShare(dialog, host, alive = isServerAlive) {
  let body = null;
  function build() {
    const close = make(
      "button",
      { type: "button", class: "tool close", "aria-label": _("Close") },
      icon("close"),
    );
    close.addEventListener("click", () => {
      body.left();
      dialog.close();
    });
    dialog.append(close);
    return createBody(dialog, host, alive);
  }
  // The view is taken away before its room is.
  dialog.addEventListener("cancel", (event) => event.target === dialog && body.left());
  return {
    open() {
      body ??= build();
      dialog.showModal();
      return body.load();
    },
  };
}
