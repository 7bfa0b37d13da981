// A lesson in a file: its walks and all that is said of them lie in a packed block, which is opened after the
// answer.

import { rateText } from "../core/rate.js";
import { createOfflineServer } from "./offline_server.js";

const near = (values, wanted, within) =>
  Math.hypot(...wanted.map((each, i) => (values[i] ?? 0) - each)) <= within;

// What is said to a number, or to a point.
export function revealOf({ "": skipped, tolerance, mistakes = [], ...options }, answer) {
  if (answer in options) return options[answer];
  const values = answer.split(",").map(Number);
  if (tolerance === undefined || !values.every(Number.isFinite) || answer === "") return skipped;
  const { truth } = skipped;
  const isLine = truth.point && values[1] === 0;
  const wanted = truth.point ? truth.point.slice(0, isLine ? 1 : 2) : [truth.value];
  const isRight = near(values, wanted, tolerance);
  const mistake = mistakes.find(({ at, within }) => !at.length || near(values, at, within));
  return {
    ...skipped,
    answer: {
      key: "",
      text: values.slice(0, wanted.length).map(rateText).join(", "),
      place: truth.point ? values : null,
    },
    is_right: isRight,
    reply: isRight ? null : (mistake?.reply ?? null),
  };
}

// What a scene has in common with the question is in the file once.
function filled(first, block) {
  const whole = ({ same, ...scene }) => ({
    ...scene,
    first: { ...scene.first, ...Object.fromEntries((same ?? []).map((key) => [key, first[key]])) },
  });
  return { ...block, played: whole(block.played), trial: whole(block.trial) };
}

// The trial in the theme in which the question was read.
function inTheme(first, query) {
  const theme = new URLSearchParams(query).get("theme");
  return theme ? { ...first, scene: { ...first.scene, theme } } : first;
}

// first: the question; unpack(): a promise of { played, trial, replies }.
export function createLessonServer(first, unpack) {
  let block = null;
  let server = null;
  const serve = (scene) => {
    server = createOfflineServer(scene.first, scene);
  };
  async function call(verb, query) {
    block ??= filled(first, await unpack());
    const [kind, , answer] = verb.split("/");
    if (kind === "lesson") {
      serve(block.played);
      const reveal = revealOf(block.replies, decodeURIComponent(answer));
      const { plan, after } = first.lesson;
      const next = plan ? after[plan] : reveal.next;
      return {
        ...block.played.first,
        lesson: { ...first.lesson, stage: "play" },
        reveal: { ...reveal, next },
      };
    }
    if (kind === "scene" && query.startsWith(block.replies[""].try.query)) {
      serve(block.trial);
      return inTheme(block.trial.first, query);
    }
    return server.call(verb, query);
  }
  return { probe: async () => true, call };
}
