// The page without Dash, in a frame or a file. It begins when it is seen.

import { createControls } from "../controls/scene_controls.js";
import { nextTask } from "../core/task.js";
import { onceSeen, whenUnseen } from "../core/visibility.js";
import { createFrame } from "./frame_messages.js";
import { createPage } from "./page.js";

export const firstAnswer = () => JSON.parse(document.getElementById("first-answer").textContent);

// Begins once it is seen: a frame far down a long page costs nothing until somebody scrolls to it. options:
// those of createPage, and the lists of its pickers; begun(page): it is there.
/**
 * @param {any} first
 * @param {any} options
 * @param {(page: any) => void} begun
 */
export function beginWhenSeen(first, options, begun = () => {}) {
  onceSeen(document.body, 0, async () => {
    const frame = createFrame();
    const controls = createControls({ createList: options.createList });
    const page = createPage(controls, {
      wrote: frame.state,
      drew: frame.verdicts,
      sees: (act) => onceSeen(document.getElementById("stage"), 0.5, act),
      ...options,
    });
    globalThis.downhill = { page };
    controls.listen(page);
    await nextTask();
    page.begin(first);
    whenUnseen(document.getElementById("stage"), page.stage.away);
    frame.attach(page);
    begun(page);
  });
}
