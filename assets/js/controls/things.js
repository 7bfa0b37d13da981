// The things of the catalogue that a picker chooses among, by the name of its control.

const CATALOGUES = { surface: "surfaces", opt: "methods", sched: "schedules" };

// In the order of the catalogue.
export function choicesOf(catalogue, name) {
  const facts = Object.entries(catalogue[CATALOGUES[name]]);
  return facts.map(([key, { group, label, formula, shines, sketch }]) => ({
    key,
    group,
    label,
    formula,
    says: shines,
    sketch,
  }));
}
