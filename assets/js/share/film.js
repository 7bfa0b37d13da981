// A film of the walk, recorded in the visitor's own browser: the picture of one step after another is drawn
// on a canvas, and the browser's recorder looks on. It takes as long as the film plays.

import { make } from "../core/dom.js";
import { inLight, loaded, moving, plan, still, written } from "./picture.js";
import { _ } from "../core/translate.js";

const KINDS = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"];
const BITS = 8e6; // a second: lines stay sharp
// ms: how long the end stands, and how often a picture that stands is seen again
const [HOLD, BEAT] = [2000, 100];
// As on the page: 8 steps a second, but no longer than five seconds, unless another speed is asked for.
const [UNASKED, SECONDS, FASTEST] = [8, 5, 30];
const UNABLE = _("This browser can't record a film. The GIF is made by the server.");
const CHANGED = _("The walk was changed while it was recorded: no film was made.");

function kind() {
  const isAble =
    typeof MediaRecorder === "function" && Boolean(globalThis.HTMLCanvasElement?.prototype.captureStream);
  return isAble ? (KINDS.find((type) => MediaRecorder.isTypeSupported(type)) ?? null) : null;
}

// At which ms each tick is shown, each a true step; of a fast walk every second, every third …
export function timetable(end, speed = null) {
  const pace = speed ?? Math.max(UNASKED, end / SECONDS);
  const stride = Math.max(Math.ceil(pace / FASTEST), 1);
  const ticks = Array.from({ length: Math.ceil(end / stride) }, (_, i) => i * stride);
  return [...ticks, end].map((tick) => ({ tick, ms: (1000 * tick) / pace }));
}

// Until a time of performance.now, or until the signal says that it is enough.
async function until(time, signal) {
  signal?.throwIfAborted();
  return new Promise((/** @type {(value?: void) => void} */ done, lost) => {
    const stop = () => {
      clearTimeout(timer);
      lost(signal.reason);
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener("abort", stop);
        done();
      },
      Math.max(time - performance.now(), 0),
    );
    signal?.addEventListener("abort", stop, { once: true });
  });
}

const same = (sheet) =>
  JSON.stringify([
    sheet.width,
    sheet.height,
    ...sheet.panels.map(({ now: { end, eta, word, sentence } }) => [end, eta, word, sentence]),
  ]);

// What is drawn on: the ground once, and over it what moves. Sizes are even, as recorders want them.
async function screen(which, width) {
  const { sheet, text } = inLight(() => {
    const made = plan(which);
    const times = (width ?? made.width) / made.width;
    return { sheet: { ...made, times }, text: written(made, still(made, Math.max(times, 1)), times) };
  });
  const even = (length) => 2 * Math.ceil((length * sheet.times) / 2);
  const canvas = make("canvas", { width: even(sheet.width), height: even(sheet.height) });
  const context = canvas.getContext("2d", { alpha: false });
  const ground = await loaded(text);
  context.drawImage(ground, 0, 0);
  const known = same(sheet);

  // The picture of a tick, to be drawn when its time has come.
  async function picture(tick) {
    const over = await loaded(
      inLight(() => {
        const now = plan(which);
        if (same(now) !== known) throw new Error(CHANGED);
        return written(now, moving(now, tick), sheet.times);
      }),
    );
    return () => {
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(ground, 0, 0);
      context.drawImage(over, 0, 0);
    };
  }
  return { canvas, picture, end: sheet.panels[0].now.end };
}

// A recorder of a canvas: it sees a picture when it is shown one. stop() gives the film.
function recorderOf(canvas, type) {
  const stream = canvas.captureStream(0);
  const [track] = stream.getVideoTracks();
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: BITS });
  const parts = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  recorder.start();
  return {
    see: () => track.requestFrame(),
    async stop() {
      await new Promise((done) => {
        recorder.addEventListener("stop", done, { once: true });
        recorder.stop();
      });
      track.stop();
      return new Blob(parts, { type: type.split(";")[0] });
    },
  };
}

// A promise of a film as a Blob. which: 0–3 or "all"; width: in pixels, by default the page's; speed: steps a
// second; progress(share) is told how far it is; signal: of an AbortController.
/**
 * @param {{ which?: number | string, width?: number, speed?: number, progress?: (share: number) => void,
 *   signal?: AbortSignal }} given
 * @returns {Promise<Blob>}
 */
export async function recordFilm({
  which = "all",
  width = null,
  speed = null,
  progress = () => {},
  signal,
} = {}) {
  const type = kind();
  if (!type) throw new Error(UNABLE);
  signal?.throwIfAborted();
  const { canvas, picture, end } = await screen(which, width);
  const times = timetable(end, speed);
  const whole = times.at(-1).ms + HOLD;
  let draw = await picture(0);
  draw(); // a recorder looks at once: the first thing that it sees is the start
  const recorder = recorderOf(canvas, type);
  const begun = performance.now();
  try {
    for (let i = 0; i < times.length; i += 1) {
      const next = times[i + 1]?.ms ?? whole;
      const coming = i + 1 < times.length ? picture(times[i + 1].tick) : null;
      coming?.catch(() => {}); // it is awaited below, or no longer needed
      for (let ms = times[i].ms; ms < next; ms += BEAT) {
        await until(begun + ms, signal);
        draw(); // a canvas on which nothing is drawn is not looked at
        recorder.see();
        progress(ms / whole);
      }
      if (coming) draw = await coming;
      await until(begun + next, signal);
    }
    draw();
    recorder.see();
    progress(1);
  } catch (error) {
    await recorder.stop();
    throw error;
  }
  return recorder.stop();
}

export const canRecord = () => kind() !== null;
