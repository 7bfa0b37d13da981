// The parts of the share dialog: address, frame, QR code, and the view of what they show.

import { make } from "../core/dom.js";
import { fetchFile } from "./fetch_file.js";
import { KINDS, SIZES } from "./snippets.js";
import { _ } from "../core/translate.js";

const AROUND = 300; // px of the window that are not the view's
const LEAST = 300; // px of the view
const ALONE = _(
  "This address, the frame and the code work on your own machine alone, which serves this page. " +
    "Files work everywhere.",
);

// Whether a host is the machine itself.
const isOwn = (host) => /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);

export function button(words, act, attributes = {}) {
  const made = make("button", { type: "button", class: "tool boxed wide", ...attributes }, words);
  made.addEventListener("click", act);
  return made;
}
function choice(words, choices) {
  const options = choices.map(([value, text]) => make("option", { value }, text));
  return make("select", { class: "choice", "aria-label": words }, ...options);
}

// Into the clipboard, else marked so that a key copies it.
export async function copy(field, say) {
  try {
    await navigator.clipboard.writeText(field.value);
    say(_("Copied"));
  } catch {
    field.focus();
    field.select();
    say(_("Marked: press Ctrl+C, or ⌘C, to copy"));
  }
}
const copier = (field, words, say) => button(_("Copy"), () => copy(field, say), { "aria-label": words });

export function createLink(say) {
  const field = make("input", { type: "text", readonly: "", class: "text-of", "aria-label": _("Address") });
  field.addEventListener("focus", () => field.select());
  const words = make("p", { class: "but" });
  const what = (isLesson) =>
    isLesson
      ? _("It opens the lesson, with its question.")
      : _("It opens what you see now, with the choices at the side.");
  return {
    elements: [make("div", { class: "with-copy" }, field, copier(field, _("Copy the address"), say)), words],
    load(address, isLesson) {
      field.value = address;
      words.textContent = isOwn(window.location.hostname) ? ALONE : what(isLesson);
    },
  };
}

export function createFrame(say) {
  const kind = choice(
    _("For"),
    Object.entries(KINDS).map(([key, { words }]) => [key, words]),
  );
  const field = make("textarea", {
    readonly: "",
    rows: 5,
    class: "text-of",
    "aria-label": _("Frame"),
    spellcheck: "false",
  });
  const hint = make("p", { class: "but" });
  let last = null;
  function load(given) {
    last = given;
    field.value = KINDS[kind.value].text(given);
    hint.textContent = KINDS[kind.value].hint;
  }
  kind.addEventListener("change", () => load(last));
  return {
    elements: [
      make("div", { class: "with-copy" }, kind, copier(field, _("Copy the frame"), say)),
      field,
      hint,
    ],
    load,
  };
}

// The server draws the code. It is fetched first: of an address that is too long there is none, and it says
// so.
export function createCode(say) {
  const picture = () => make("img", { class: "qr", alt: _("QR code of the address") });
  const [small, large] = [picture(), picture()];
  const spelled = make("p", { class: "qr-address" });
  const wall = make(
    "dialog",
    { class: "wall", "aria-label": _("QR code") },
    large,
    spelled,
    button(_("Back"), () => wall.close()),
  );
  const codes = make(
    "div",
    { class: "codes", hidden: "" },
    small,
    make(
      "div",
      {},
      make("p", { class: "but" }, _("For a class to read from the wall: the address of the link.")),
      button(_("Show large"), () => wall.showModal()),
    ),
  );
  let asked = "";
  return {
    elements: [codes, wall],
    async load(file, address) {
      if (asked === file) return;
      asked = file;
      codes.hidden = true;
      try {
        const blob = await fetchFile(file);
        if (asked !== file) return;
        URL.revokeObjectURL(small.src);
        small.src = large.src = URL.createObjectURL(blob);
        spelled.textContent = address;
        codes.hidden = false;
      } catch (error) {
        asked = "";
        say(error.message);
      }
    },
    hide() {
      asked = "";
      codes.hidden = true;
    },
  };
}

// What the choices give, alive, made smaller to fit. Each change takes a new frame: a new address in the old
// one would put a page into the history.
export function createPreview(resized) {
  const sizes = Object.entries(SIZES);
  const size = choice(
    _("Size"),
    sizes.map(([key, { words, width, height }]) => [key, `${words}, ${width} × ${height}`]),
  );
  size.addEventListener("change", resized);
  const place = make("div", { class: "preview" });
  const away = make(
    "p",
    { class: "but", hidden: "" },
    _("The server is away: no view and no QR code now. The address and the frame are right."),
  );
  return {
    elements: [make("div", { class: "view-bar" }, make("h3", {}, _("The view")), size), away, place],
    size: () => SIZES[size.value],
    // The size that is made for so many panels.
    fit(panels) {
      [size.value] = sizes.find(([, each]) => each.panels.includes(panels));
    },
    show(src) {
      const { width, height } = SIZES[size.value];
      place.hidden = false;
      away.hidden = true;
      const scale = Math.min(
        1,
        place.parentElement.clientWidth / width,
        Math.max(window.innerHeight - AROUND, LEAST) / height,
      );
      const frame = make("iframe", { src, width, height, title: _("What the choices show"), tabindex: -1 });
      frame.style.transform = `scale(${scale})`;
      Object.assign(place.style, {
        width: `${Math.floor(width * scale)}px`,
        height: `${Math.floor(height * scale)}px`,
      });
      place.append(frame);
      frame.addEventListener(
        "load",
        () => {
          while (frame.previousSibling) frame.previousSibling.remove();
        },
        { once: true },
      );
    },
    clear(isAway = false) {
      place.replaceChildren();
      place.hidden = isAway;
      away.hidden = !isAway;
    },
  };
}
