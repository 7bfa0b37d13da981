// What can be chosen from a catalogue: its things in their groups, and those that fit what is typed.

// Without case and accents.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// Groups in the order in which they come: [name, choices].
export function grouped(choices) {
  const groups = new Map();
  for (const choice of choices) groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
  return [...groups];
}

// The choices that fit: by their names where some do, else by all that is said of them.
export function fitting(choices, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const phrase = words.join(" ");
  const all = ({ label, formula, says, group }) => plain([label, formula, says, group].join(" "));
  const ways = [
    ({ label }) => plain(label).includes(phrase),
    ({ label }) => words.every((word) => plain(label).includes(word)),
    (choice) => words.every((word) => all(choice).includes(word)),
  ];
  return ways.map((fits) => choices.filter(fits)).find((found) => found.length) ?? [];
}

const middle = ({ left, width }) => left + width / 2;

// The choice above or below one of them: the next row's that stands nearest to it.
function across(boxes, at, way) {
  const edge = (box) => way * box.top;
  const beyond = boxes.filter((box) => edge(box) > edge(boxes[at]) + 1);
  if (!beyond.length) return at;
  const row = Math.min(...beyond.map(edge));
  const off = (box) => Math.abs(middle(box) - middle(boxes[at]));
  const [nearest] = beyond.filter((box) => edge(box) < row + 2).sort((a, b) => off(a) - off(b));
  return boxes.indexOf(nearest);
}

// To which choice a key goes from one of them, by where they stand; null where it goes to none.
export function nextChoice(boxes, at, key) {
  if (!boxes.length) return null;
  const last = boxes.length - 1;
  const ways = {
    ArrowDown: () => (at < 0 ? 0 : across(boxes, at, 1)),
    ArrowUp: () => (at < 0 ? last : across(boxes, at, -1)),
    ArrowRight: () => Math.min(at + 1, last),
    ArrowLeft: () => Math.max(at - 1, 0),
    Home: () => 0,
    End: () => last,
  };
  return ways[key]?.() ?? null;
}
