// Hands that were counted, in a first and a second vote. They live on the page alone.

import { _ } from "../core/translate.js";

export const MOST = 999; // hands for one option

const empty = (keys) => Object.fromEntries(keys.map((key) => [key, 0]));
export const total = (vote) => Object.values(vote).reduce((sum, count) => sum + count, 0);

// keys: the letters of the options.
export function createVotes(keys) {
  const it = { votes: [empty(keys)], before: [] };

  function change(act) {
    it.before.push(structuredClone(it.votes));
    act();
  }
  const put = (round, key, count) => {
    it.votes[round][key] = Math.min(Math.max(Math.round(count) || 0, 0), MOST);
  };
  return {
    votes: () => it.votes,
    last: () => it.votes.length - 1,
    add: (key) => keys.includes(key) && change(() => put(it.votes.length - 1, key, it.votes.at(-1)[key] + 1)),
    set: (round, key, count) => change(() => put(round, key, count)),
    again: () => it.votes.length < 2 && change(() => it.votes.push(empty(keys))),
    undo() {
      it.votes = it.before.pop() ?? it.votes;
    },
    most: () => Math.max(1, ...it.votes.map(total)),
  };
}

// The share of a vote that was right, in whole percent; null where nobody has voted.
export function rightShare(vote, key) {
  const all = total(vote);
  return all ? Math.round((100 * vote[key]) / all) : null;
}

// What to do then, as peer instruction has it: too few are right to explain one another, enough to talk, or
// enough to go on.
export const ruleOf = (share) => (share === null ? null : share < 35 ? 0 : share <= 70 ? 1 : 2);

// The counts as text, for a teacher's notes: a line for each option, a column for each vote.
export function asText({ number, title, question }, votes) {
  const head = [_("Lesson {number}: {title}", { number, title }), question.text];
  const rows = question.options.map(
    ({ key, text }) => `${key}\t${votes.map((vote) => vote[key]).join("\t")}\t${text}`,
  );
  return [...head, ...rows].join("\n");
}
