// Light or dark, and full screen. The theme is an attribute of the root that the style sheet reads.
(function (downhill) {
  "use strict";

  const [DARK, PRINT] = ["(prefers-color-scheme: dark)", "print"];
  const is = (media) => matchMedia(media).matches;
  let chosen = "auto";
  let changed = () => {};

  // Paper is light.
  const shown = () => {
    if (is(PRINT)) return "light";
    return chosen === "auto" ? (is(DARK) ? "dark" : "light") : chosen;
  };

  function apply() {
    if (document.documentElement.dataset.theme === shown()) return;
    document.documentElement.dataset.theme = shown();
    tell();
  }
  // To the controls a projector is light.
  function tell() {
    changed(shown() === "dark" ? "dark" : "light");
  }
  function set(name) {
    chosen = ["light", "dark", "projector"].includes(name) ? name : "auto";
    apply();
  }

  downhill.theme = {
    set,
    attach(given) {
      changed = given.changed;
      tell();
      for (const media of [DARK, PRINT]) matchMedia(media).addEventListener("change", apply);
    },
    toggle() {
      set(shown() === "dark" ? "light" : "dark");
      return chosen;
    },
    toggleFullScreen() {
      if (document.fullscreenElement) return document.exitFullscreen();
      return document.documentElement.requestFullscreen?.();
    },
  };
  if (globalThis.document) {
    set(new URLSearchParams(globalThis.location.search).get("theme"));
  }
})((globalThis.downhill ??= {}));
