// A list to choose from in a dialog: a search field, groups, one option for each thing. The gallery of hills
// and the lists of methods and of schedules are such.

import { fitting, grouped, nextChoice } from "./choices.js";
import { createParts } from "./chooser_parts.js";
import { beside } from "./chooser_place.js";
import { closeOnPressOutside } from "./press_outside.js";

const SIDEWAYS = new Set(["ArrowLeft", "ArrowRight", "Home", "End"]);
const MIRRORED = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

const shown = (it) => it.options.filter(({ root }) => !root.hidden);

// Marks the choice that Enter takes; null: none.
function mark(it, option, isSeen = true) {
  it.marked?.root.removeAttribute("data-marked");
  it.marked = option;
  for (const each of [it.parts.search, it.parts.list]) {
    if (option) each.setAttribute("aria-activedescendant", option.root.id);
    else each.removeAttribute("aria-activedescendant");
  }
  it.parts.foot.textContent = option?.choice.says ?? "";
  if (!option) return;
  option.root.setAttribute("data-marked", "true");
  if (isSeen) option.root.scrollIntoView({ block: "nearest" });
}

function filter(it) {
  const found = new Set(fitting(it.choices, it.parts.search.value));
  for (const { root, choice } of it.options)
    root.hidden = !found.has(choice) || Boolean(it.group && choice.group !== it.group);
  for (const { root, options } of it.groups) root.hidden = options.every((each) => each.root.hidden);
  const left = shown(it);
  it.parts.nothing.hidden = left.length > 0;
  const present = left.find(({ choice }) => choice.key === it.use.value);
  mark(it, (!it.parts.search.value && present) || left[0] || null);
}

function move(it, event) {
  const isMirrored = getComputedStyle(it.root).direction === "rtl";
  const key = (isMirrored && MIRRORED[event.key]) || event.key;
  const isCaret = event.target === it.parts.search && (!it.isGrid || it.isTyping);
  if (isCaret && SIDEWAYS.has(key)) return;
  const left = shown(it);
  const boxes = left.map(({ root }) => root.getBoundingClientRect());
  const next = nextChoice(boxes, left.indexOf(it.marked), key);
  if (next === null) return;
  event.preventDefault();
  it.isTyping = false;
  mark(it, left[next]);
}

function take(it, option) {
  if (!option) return;
  const { chosen } = it.use;
  it.root.close();
  chosen(option.choice.key);
}

// Keys of the dialog are none of the page's.
function keyed(it, event) {
  event.stopPropagation();
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const isButton = event.target.closest("button");
  if (event.key === "Enter" && !isButton) {
    event.preventDefault();
    take(it, it.marked);
  } else if (event.key.length === 1 && event.key !== " " && event.target !== it.parts.search) {
    it.parts.search.focus(); // what is typed goes there
  } else if (!isButton) move(it, event);
}

function attach(it) {
  const { search, list, close, chips } = it.parts;
  it.root.addEventListener("keydown", (event) => keyed(it, event));
  search.addEventListener("input", () => {
    it.isTyping = search.value !== "";
    filter(it);
  });
  list.addEventListener("click", ({ target }) => {
    take(
      it,
      it.options.find(({ root }) => root.contains(target)),
    );
  });
  list.addEventListener("pointermove", ({ target, pointerType }) => {
    const option = pointerType === "mouse" && it.options.find(({ root }) => root.contains(target));
    if (option && option !== it.marked && !it.isGrid) mark(it, option, false);
  });
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      it.group = chip.dataset.group;
      for (const each of chips) each.setAttribute("aria-pressed", String(each === chip));
      filter(it);
    });
  }
  close.addEventListener("click", () => it.root.close());
  closeOnPressOutside(it.root, () => it.use?.anchor);
  it.root.addEventListener("close", () => it.use?.closed());
}

// use: { anchor, value, typed, chosen(key), closed() } of whoever opens it.
function open(it, use) {
  if (!it.root) build(it);
  it.use = use;
  it.group = "";
  it.parts.search.value = use.typed;
  it.isTyping = use.typed !== "";
  for (const { root, choice } of it.options)
    root.setAttribute("aria-selected", String(choice.key === use.value));
  for (const chip of it.parts.chips) chip.setAttribute("aria-pressed", String(chip.dataset.group === ""));
  it.root.showModal();
  if (!it.isGrid) beside(it.root, use.anchor);
  it.opened(it.options);
  filter(it);
  // A finger gets no keyboard in the way of the list.
  const hasKeys = use.typed || matchMedia("(hover: hover)").matches;
  (hasKeys ? it.parts.search : it.parts.list).focus({ preventScroll: true });
}

function build(it) {
  it.parts = createParts({ ...it, groups: grouped(it.choices) });
  it.root = it.parts.root;
  it.groups = it.parts.groups;
  it.options = it.groups.flatMap(({ options }) => options);
  document.getElementById("page").append(it.root);
  attach(it);
}

// kind: in the ids of its elements; words: { title, missing, search }; isGrid: its options are cards in rows;
// face(choice): what an option shows; opened(options): it stands on the screen.
export function createChooser({ kind, words, choices, face, isGrid = false, opened = (_options) => {} }) {
  const it = { kind, words, choices, face, isGrid, opened, marked: null, use: null, group: "" };
  return { id: `${kind}-choices`, open: (use) => open(it, use) };
}
