// The page in a frame: its answers come from the server.

import { createList } from "../controls/lists.js";
import { setTheme } from "../core/theme.js";
import { beginWhenSeen, firstAnswer } from "./native_page.js";
import { broken, views } from "views/*";

// Many a frame is only looked at: the walks along its rulers are asked for when a hand or the focus comes in.
const SIGNS = ["pointermove", "pointerdown", "focusin", "keydown"];
const hand = new Promise((come) => {
  const heard = new AbortController();
  /** @param {any} sign */
  function hear({ type, movementX, movementY }) {
    // A browser tells of a pointer that rests where the frame appears, too.
    if (type === "pointermove" && movementX === 0 && movementY === 0) return;
    heard.abort();
    come(true);
  }
  for (const sign of SIGNS)
    document.addEventListener(sign, hear, { capture: true, passive: true, signal: heard.signal });
});

setTheme(new URLSearchParams(window.location.search).get("theme"));
document.addEventListener("DOMContentLoaded", () =>
  beginWhenSeen(firstAnswer(), { views, broken, createList, near: (act) => hand.then(act) }),
);
