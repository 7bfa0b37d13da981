// What Python and these scripts both must know is said in Python; the page carries it beside its catalogue.

let known = null;

// Every category of outcome by its key, as app/page/outcomes.py has it: { name, on_map, icon, hatch, is_ring,
// is_box, is_filled, circle }, where all but the name and the icon may be absent.
export function outcomes() {
  known ??= JSON.parse(document.getElementById("catalogue").textContent).outcomes;
  return known;
}
