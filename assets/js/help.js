// The help dialog: what to try, and the keyboard from the very table that the handlers use.
(function (downhill) {
  "use strict";

  const { make } = downhill.dom;
  const NAMES = { ArrowRight: "→", ArrowLeft: "←", "Shift+ArrowRight": "Shift + →", "Shift+ArrowLeft": "Shift + ←",
    PageDown: "Page Down", PageUp: "Page Up", "-": "−", "Meta+Z": "⌘ Z" };
  const PLACES = { stage: "map or timeline" };

  function name(key) {
    return NAMES[key] ?? key.replace("+", key.length > 1 ? " + " : "+");
  }

  function row({ keys, where, does }) {
    const caps = keys.flatMap((key, i) => [...(i ? [" "] : []), make("kbd", {}, name(key))]);
    return make("tr", {}, make("td", {}, ...caps), make("td", {}, does), make("td", {}, PLACES[where] ?? where));
  }

  function createHelp(dialog, { singleKeys }) {
    const body = make("tbody", {}, ...downhill.keys.rows().map(row));
    const head = make("tr", {}, ...["Key", "What it does", "Where"].map((text) => make("th", { scope: "col" }, text)));
    const check = make("input", { type: "checkbox", checked: "" });
    check.addEventListener("change", () => singleKeys(check.checked));
    const close = make("button", { type: "button", class: "tool close", "aria-label": "Close" },
      downhill.icons.icon("close"));
    close.addEventListener("click", () => dialog.close());
    dialog.append(
      close,
      make("h2", { id: "help-title" }, "How to drive Downhill"),
      make("p", {}, "Drag a learning rate and watch the whole path follow. Press or drag on a map to move the start. "
        + "Hold Ctrl and turn the wheel to look closer. The address bar always holds what you see."),
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Keys" },
        make("table", {}, make("thead", {}, head), body)),
      make("label", { class: "switch" }, check, " Single-key shortcuts"),
    );
    return { open: () => dialog.showModal() };
  }

  downhill.help = { name, createHelp };
})((globalThis.downhill ??= {}));
