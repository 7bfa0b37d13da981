// What Python and these scripts both must know is said in Python; the page carries it beside its catalogue.

let known = null;

// All that the pickers say too: methods, schedules and surfaces.
export function catalogue() {
  known ??= JSON.parse(document.getElementById("catalogue").textContent);
  return known;
}

// Every category of outcome by its key, as app/page/outcomes.py has it: { name, on_map, icon, hatch, is_ring,
// is_box, is_filled, circle }, where all but the name and the icon may be absent.
export const outcomes = () => catalogue().outcomes;

// Every view by its key, as app/scene/views.py has it: { icon, part }, the part of the page that hides it.
export const views = () => catalogue().views;

// The rest is as app/scene/manifest.py has it. The letters of the panels, as one text.
/** @returns {string} */
export const letters = () => catalogue().manifest.letters;

// Steps a second, and "max".
/** @returns {(number | "max")[]} */
export const speeds = () => catalogue().manifest.speeds.map((speed) => Number(speed) || speed);

// { low, high, decade }: the ends of all rates; within a decade, in hundredths, pairs of a number and how far
// apart the stops are below it.
/** @returns {{ low: number, high: number, decade: [number, number][] }} */
export const rates = () => catalogue().manifest.rates;

// The keys of an address that change no walk; of them, those that say how much of the page is there and how
// it looks.
/** @returns {string[]} */
export const displayKeys = () => catalogue().manifest.display;
/** @returns {string[]} */
export const lookKeys = () => catalogue().manifest.look;

// What a key of an address may be, in the order of a list: pairs of a value and its words.
/** @returns {[string, string][]} */
export const choices = (key) => catalogue().manifest.choices[key];

// Of which release the page is; nothing where nobody says so.
/** @returns {string | undefined} */
export const releaseOf = () => catalogue().manifest.release;
