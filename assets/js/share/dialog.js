// The share dialog: an address, a frame, a QR code and files of the scene, with choices at the side of what they show.
// What is chosen here never changes the visitor's own page.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { isServerAlive } from "../state/rpc.js";
import { createFiles } from "./files.js";
import { createForm } from "./form.js";
import { createCode, createFrame, createLink, createPreview } from "./parts.js";
import { addressOf, queryWith, titleOf } from "./snippets.js";

const REST = 400; // ms without a change after which the view is made anew
const TABS = [["link", "Link"], ["frame", "Frame"], ["qr", "QR code"], ["files", "Files"]];
const ALL = "4"; // panels, where an address does not say how many

// A tab list as such lists are driven: arrows go from one tab to the next. chosen(name): one was.
function tabs(parts, chosen) {
  const heads = TABS.map(([name, words]) => make("button", { type: "button", role: "tab", class: "tool boxed wide",
    id: `share-${name}`, "aria-controls": `share-${name}-of` }, words));
  const bodies = TABS.map(([name]) => make("div", { role: "tabpanel", class: `share-part share-${name}`,
    id: `share-${name}-of`, "aria-labelledby": `share-${name}` }, ...parts[name].elements));
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
  return [make("div", { role: "tablist", class: "share-tabs", "aria-label": "Ways to share" }, ...heads), ...bodies];
}

// host: { query(), step(), scene() } of the page; scene: its hill and panels by name; alive(): whether the server is there.
function createBody(dialog, host, alive) {
  const status = make("p", { role: "status", class: "share-status" });
  const say = (words) => { status.textContent = words; };
  const fields = () => queryWith(host.query(), form.values());
  const at = (name) => addressOf(window.location.href, name, fields());
  let isAlive = false;
  let rest = null;
  let tab = "link";
  let panels = null;

  const parts = { link: createLink(say), frame: createFrame(say), qr: createCode(say),
    files: createFiles({ say, address: at }) };
  const preview = createPreview(changed);
  const left = make("div", { class: "share-form", role: "group", "aria-label": "What it shows" });
  const form = createForm(left, JSON.parse(dialog.dataset.tables), { changed() {
    fit();
    changed();
  } });

  // Another number of panels asks for another size; one that was chosen for the same number stays.
  function fit() {
    const wanted = form.values().panels ?? ALL;
    if (wanted !== panels) preview.fit(wanted);
    panels = wanted;
  }
  function write() {
    parts.link.load(at(""));
    parts.frame.load({ src: at("embed"), title: titleOf({ ...host.scene(), fields: fields() }), ...preview.size() });
    parts.files.load();
  }
  function showCode() {
    if (isAlive && tab === "qr") parts.qr.load(at("export/qr.svg"), at(""));
  }
  // What the server has to make waits until the hand rests.
  function changed() {
    say("");
    write();
    clearTimeout(rest);
    rest = setTimeout(show, REST);
  }
  function show() {
    if (!isAlive) return;
    preview.show(at("embed"));
    showCode();
  }

  dialog.append(make("h2", { id: "share-title" }, "Share"), left, make("div", { class: "share-body" },
    ...tabs(parts, (name) => {
      tab = name;
      showCode();
    }), status, ...preview.elements));
  return {
    async load() {
      form.load(host.query(), host.step());
      panels = null;
      fit();
      say("");
      write();
      isAlive = await alive();
      if (!dialog.open) return;
      if (!isAlive) {
        preview.clear(true);
        parts.qr.hide();
      }
      show();
    },
    left() {
      clearTimeout(rest);
      preview.clear();
      parts.files.left();
    },
  };
}

export function createShare(dialog, host, alive = isServerAlive) {
  let body = null;
  function build() {
    const close = make("button", { type: "button", class: "tool close", "aria-label": "Close" },
      icon("close"));
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
