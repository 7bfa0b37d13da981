// What Python and these scripts both must know is said in Python; the page carries it beside its catalogue.

let known = null;

function catalogue() {
  known ??= JSON.parse(document.getElementById("catalogue").textContent);
  return known;
}

// Every category of outcome by its key, as app/page/outcomes.py has it: { name, on_map, icon, hatch, is_ring,
// is_box, is_filled, circle }, where all but the name and the icon may be absent.
export const outcomes = () => catalogue().outcomes;

// Every view by its key, as app/scene/views.py has it: { icon, part }, the part of the page that hides it.
export const views = () => catalogue().views;
