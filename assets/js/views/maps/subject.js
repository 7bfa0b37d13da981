// What a map is of: whose walk, over which two settings. Two tabs, of starts and of settings, and what was
// chosen there.

import { choices, key } from "./order.js";

// host: of the views; told(): the picture and the panel that are shown; terms(): of the server, null before
// they came.
export function createSubject(host, { told, terms }) {
  let tab = "starts";
  let pair = []; // what was chosen for the axes of the other map

  const setup = () => told().picture.panels[told().panel].setup;
  const isLine = () => host.scene().hill.ignores_y;
  const able = () =>
    choices(host.catalogue.methods[setup().opt], terms()?.fields[setup().opt] ?? [], isLine());
  // A hill that is a line has no second coordinate: there every start meets every rate.
  const starts = () => (isLine() ? ["x", "eta"] : ["x", "y"]);
  function fields() {
    const all = able().map(([name]) => name);
    if (pair.length && pair.every((name) => all.includes(name))) return pair;
    return ["eta", all.find((name) => !["eta", "x", "y"].includes(name)) ?? "x"];
  }
  const symbols = (names) => names.map((name) => able().find(([each]) => each === name)?.[1] ?? name);

  return {
    // All that the map is of.
    now() {
      const names = tab === "fields" ? fields() : starts();
      const { picture, panel } = told();
      const { query, steps, panels } = picture;
      const { hill, figures } = host.scene();
      return {
        names,
        symbols: symbols(names),
        query,
        steps,
        hill,
        panel,
        key: `${hill.key} ${key(query, panel, names)}`,
        figure: names.join() === "x,y" ? figures.map : null,
        method: host.catalogue.methods[setup().opt].label,
        eta: panels[panel].eta,
      };
    },
    // What can be chosen, and what is.
    choice() {
      const names = fields();
      return { tab, names, symbols: symbols(names), able: able(), isLine: isLine() };
    },
    open(name) {
      tab = name;
    },
    // One axis gets another setting; if the other axis had it, they change places.
    choose(which, name) {
      const before = fields();
      pair = before.map((each, i) => (i === which ? name : each === name ? before[which] : each));
    },
  };
}
