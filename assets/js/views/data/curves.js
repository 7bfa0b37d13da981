// The loss over the examples that are trained on and over those that are held out, step by step on one linear
// axis: the one falls, the other falls and may rise again.

import { draw } from "../../core/dom.js";
import { figure } from "../../core/format.js";
import { lossesAlong } from "../../surface/models.js";
import { _ } from "../../core/translate.js";

// px round the room for the curves and from top to bottom, with letters of 12 px; with larger ones, more.
const MARGINS = [52, 84, 8, 16];
export const HEIGHT = 96;
const TALLEST = 3; // times the least test loss: the beginning may leave the top, the end is what matters

const text = (x, y, said, attributes = {}) => draw("text", { x, y, ...attributes }, said);

// data, path, loss: of the panel in hand, as numbers; large: how many times 12 px its letters are.
export function createCurves({ data, path, loss }, width, large = 1) {
  const [left, right, above, foot] = MARGINS.map((each) => each * large);
  const height = HEIGHT * large;
  const test = lossesAlong(data.model, data.test, path);
  const least = test.indexOf(Math.min(...test));
  const top = Math.min(Math.max(loss[0], test[0]), TALLEST * test[least]);
  const last = Math.max(test.length - 1, 1);
  const x = (step) => left + (step / last) * (width - left - right);
  const y = (value) => above + (1 - Math.min(Math.max(value / top, 0), 1)) * (height - above - foot);
  const line = (values) => `M${Array.from(values, (value, i) => `${x(i)} ${y(value)}`).join("L")}`;
  const end = (values, said) => text(width - right + 6, y(values.at(-1)) + 4 * large, said);
  const clock = draw("path", { class: "clock" });
  const at = x(least);
  return {
    parts: [
      draw("path", { class: "grid", d: `M${left} ${height - foot}H${width - right}` }),
      text(left - 6, above + 8 * large, figure(top), { "text-anchor": "end" }),
      text(left - 6, height - foot + 4 * large, "0", { "text-anchor": "end" }),
      draw("path", { class: "trained", d: line(loss) }),
      draw("path", { class: "tested", d: line(test) }),
      draw("circle", { class: "least", cx: at, cy: y(test[least]), r: 4 }),
      text(at, height - 3, _("least test loss: step {step}", { step: least }), {
        "text-anchor": at < width / 2 ? "start" : "end",
      }),
      end(test, _("test")),
      end(Array.from(loss), _("training")),
      clock,
    ],
    show: (step) => clock.setAttribute("d", `M${x(Math.min(step, last))} ${above}V${height - foot}`),
  };
}
