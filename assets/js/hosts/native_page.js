// The page without Dash, in a frame or a file: its controls are the browser's own. It begins when it is seen.

import { placeOf } from "../controls/number_fields.js";
import { createControls, listen } from "../controls/scene_controls.js";
import { onceSeen, whenUnseen } from "../core/visibility.js";
import { createFrame } from "./frame_messages.js";
import { createPage } from "./page.js";

function pick(name, panel, key) {
  const select = placeOf(name, panel)?.querySelector("select");
  if (select && select.value !== key) select.value = key;
}

export const firstAnswer = () => JSON.parse(document.getElementById("first-answer").textContent);

// Begins once it is seen: a frame far down a long page costs nothing until somebody scrolls to it. options:
// those of createPage; begun(page): it is there.
/**
 * @param {any} first
 * @param {any} options
 * @param {(page: any) => void} begun
 */
export function beginWhenSeen(first, options, begun = () => {}) {
  onceSeen(document.body, 0, () => {
    const frame = createFrame();
    const theme = () => {}; // the style sheet reads it by itself
    const page = createPage(
      { ...createControls({ pick }), theme },
      {
        wrote: frame.state,
        drew: frame.verdicts,
        sees: (act) => onceSeen(document.getElementById("stage"), 0.5, act),
        ...options,
      },
    );
    globalThis.downhill = { page };
    listen(page);
    page.begin(first);
    whenUnseen(document.getElementById("stage"), page.stage.away);
    frame.attach(page);
    begun(page);
  });
}
