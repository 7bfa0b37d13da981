// What a picker shows of each choice: name, formula, one sentence; of a schedule its drawing.

import { scheduleLine } from "../views/more/schedule.js";

// told(): the catalogue; library(): React, since Mantine draws the lists. Both come later than this script.
export function createOptions(told, library) {
  const element = (...given) => library().createElement(...given);
  let kept = null;
  const catalogue = () => (kept ??= told());
  const text = (name, value) => value && element("span", { className: `option-${name}` }, value);

  function option(kind, { option: { value, label } }) {
    const fact = catalogue()[kind][value];
    return element(
      "span",
      { className: "option" },
      text("label", label),
      element("span", { className: "option-formula", "aria-hidden": true }, fact?.formula),
      text("says", fact?.shines),
    );
  }
  function schedule(given) {
    const fact = catalogue().schedules[given.option.value];
    const path = fact?.sketch && scheduleLine(fact.sketch, [60, 24]);
    return element(
      "span",
      { className: "option drawn-option" },
      element(
        "svg",
        { className: "option-sketch", viewBox: "-2 -2 64 28", "aria-hidden": true },
        path && element("path", { d: path }),
      ),
      option("schedules", given),
    );
  }
  return {
    downhillMethod: (given) => option("methods", given),
    downhillHill: (given) => option("surfaces", given),
    downhillSchedule: schedule,
  };
}
