// A show of hands: the question as large as a projector allows, the counts of one vote or of two, bars when
// they are asked for, and the reveal in the teacher's hand. Before it no answer is marked as right.

import { make } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { chord } from "../player/key_table.js";
import { n_, _ } from "../core/translate.js";
import { curveDrawing, rangeOf } from "./curve_drawing.js";
import { prose } from "./prose.js";
import { placeWords } from "./stages.js";
import { asText, createVotes, rightShare, ruleOf, total } from "./votes.js";

const ROUNDS = [_("first vote"), _("second vote")];
const RULES = [
  [_("< 35 %"), _("teach it first")],
  [_("35–70 %"), _("talk in pairs, vote again")],
  [_("> 70 %"), _("explain, go on")],
];

function countField(it, round, key) {
  const field = make("input", {
    type: "text",
    inputmode: "numeric",
    class: "hand-count",
    "aria-label": _("{round}, {key}", { round: ROUNDS[round], key }),
  });
  field.addEventListener("change", () => {
    it.votes.set(round, key, Number(field.value));
    show(it);
  });
  return field;
}

function optionRow(it, { key, text, curve }, range) {
  const fields = ROUNDS.map((_name, round) => countField(it, round, key));
  const bars = ROUNDS.map((_name, round) => make("i", { class: `hand-bar round-${round}` }));
  const sign = make("em", { class: "hand-right", hidden: "" }, icon("check"), _("right"));
  const option = make(
    "div",
    { class: "hand-option" },
    make("b", {}, key),
    ...(curve ? [curveDrawing(curve, range)] : []),
    make("span", {}, ...prose(text)),
    sign,
  );
  it.rows.push({ key, fields, bars, option, sign });
  return [
    option,
    make("div", { class: "hand-counts" }, ...fields),
    make("div", { class: "hand-bars", "aria-hidden": "true" }, ...bars),
  ];
}

// The counts, and the bars on one scale whose end is the whole class.
function show(it) {
  const votes = it.votes.votes();
  const most = it.votes.most();
  it.root.classList.toggle("second", votes.length > 1);
  it.root.classList.toggle("with-bars", it.hasBars);
  for (const { key, fields, bars } of it.rows) {
    fields.forEach((field, round) => {
      field.value = String(votes[round]?.[key] ?? "");
      field.disabled = round >= votes.length;
    });
    bars.forEach((bar, round) => {
      const count = votes[round]?.[key] ?? 0;
      bar.style.setProperty("--share", count / most);
      bar.dataset.count = count ? String(count) : "";
    });
  }
  const counts = votes.map((vote) => n_("{n} hand", "{n} hands", total(vote)));
  it.total.textContent = counts.join(" · ");
  it.again.disabled = votes.length > 1;
  rule(it, votes);
}

// Which option was right, and which row of the rule holds, is told after the reveal alone.
function rule(it, votes) {
  const right = it.lesson.reveal()?.truth?.key;
  it.root.classList.toggle("revealed", right !== undefined);
  for (const { key, option, sign } of it.rows) {
    option.toggleAttribute("data-right", key === right);
    sign.hidden = key !== right;
  }
  const shares = right ? votes.map((vote) => rightShare(vote, right)) : [];
  it.rules.forEach((each, i) => {
    each.toggleAttribute("data-holds", right !== undefined && ruleOf(shares.at(-1) ?? null) === i);
  });
  const told = shares.filter((share) => share !== null);
  it.shares.textContent = told.length
    ? _("Right: {shares}", { shares: told.map((share) => `${share} %`).join(" → ") })
    : "";
}

async function copy(it) {
  const text = asText(it.lesson.given, it.votes.votes());
  try {
    await navigator.clipboard.writeText(text);
    it.status.textContent = _("The counts are copied.");
  } catch {
    it.status.textContent = text; // a frame may not copy: it can be marked by hand
  }
}

function reveal(it) {
  it.root.close();
  it.lesson.show();
}

const deedsOf = (it) => ({
  G() {
    it.hasBars = !it.hasBars;
    show(it);
  },
  Y: () => copy(it),
  Z() {
    it.votes.undo();
    show(it);
  },
  2() {
    it.votes.again();
    show(it);
  },
  V: () => reveal(it),
});

function pressed(it, event) {
  const key = chord(event);
  const isTyped = event.target.matches("input");
  const deed = isTyped && key === "2" ? null : it.deeds[key];
  const isHand = it.keys.includes(key);
  if (!deed && !isHand) {
    if (!isTyped && /^[A-Z]$/.test(key)) it.status.textContent = _("{key} does nothing here.", { key });
    return;
  }
  event.preventDefault();
  it.status.textContent = "";
  if (isHand) {
    it.votes.add(key);
    show(it);
  } else deed();
}

function keyButton(it, key, text) {
  const made = make("button", { type: "button", class: "hand-key" }, make("kbd", {}, key), ` ${text}`);
  made.addEventListener("click", () => it.deeds[key]());
  return made;
}

function foot(it) {
  const rows = RULES.map(([share, deed]) => make("div", {}, make("dt", {}, share), make("dd", {}, deed)));
  it.rules = rows;
  it.total = make("strong", { class: "hand-total" });
  it.shares = make("p", { class: "hand-shares" });
  it.status = make("p", { class: "hand-status", role: "status" });
  it.again = keyButton(it, "2", _("second vote"));
  const reveal = make(
    "button",
    { type: "button", class: "hand-reveal" },
    icon("play"),
    _("Show it"),
    make("kbd", {}, "V"),
  );
  reveal.addEventListener("click", () => it.deeds.V());
  return make(
    "div",
    { class: "hand-foot" },
    make(
      "div",
      {},
      make("p", {}, ...prose(it.lesson.given.text)),
      it.total,
      make("p", { class: "hand-how" }, _("Press A–D once a hand, or type.")),
      it.status,
    ),
    make("div", {}, make("h3", {}, _("How many are right?")), make("dl", {}, ...rows), it.shares),
    make(
      "div",
      { class: "hand-deeds" },
      reveal,
      keyButton(it, "G", _("bars")),
      it.again,
      keyButton(it, "Y", _("copy")),
      keyButton(it, "Z", _("undo")),
    ),
  );
}

const MANY = 150; // signs of all options together

// Long options have smaller letters, or they would not fit.
const isWordy = ({ options }) => options.reduce((sum, { text }) => sum + text.length, 0) > MANY;

function build(it) {
  const { question } = it.lesson.given;
  const range = rangeOf(question.options.map(({ curve = [] }) => curve));
  it.root.classList.toggle("wordy", isWordy(question));
  const close = make(
    "button",
    { type: "button", class: "tool close", "aria-label": _("Close") },
    icon("close"),
  );
  close.addEventListener("click", () => it.root.close());
  it.root.append(
    make("p", { class: "hand-lesson" }, placeWords(it.lesson.given)), // its title may tell too much
    close,
    make("h2", { id: "hands-title" }, ...prose(question.text)),
    make(
      "div",
      { class: "hand-table" },
      make("span"),
      make(
        "div",
        { class: "hand-counts" },
        ...ROUNDS.map((_name, i) => make("span", {}, [_("1st"), _("2nd")][i])),
      ),
      make(
        "div",
        { class: "hand-legend" },
        ...ROUNDS.map((name, i) => make("span", { class: `round-${i}` }, name)),
      ),
      ...question.options.flatMap((each) => optionRow(it, each, range)),
    ),
    foot(it),
  );
}

// lesson: { given, reveal(), show() }: the question, what was revealed, and the way to reveal it.
export function createHands(lesson) {
  const keys = lesson.given.question.options.map(({ key }) => key);
  const it = { lesson, keys, votes: createVotes(keys), rows: [], hasBars: false };
  it.deeds = deedsOf(it);
  it.root = make("dialog", { class: "hands", tabindex: "-1", "aria-labelledby": "hands-title" });
  build(it);
  it.root.addEventListener("keydown", (event) => pressed(it, event));
  document.getElementById("page").append(it.root);
  return {
    open() {
      show(it);
      it.root.showModal();
      it.root.focus();
    },
  };
}
