// The page from its two halves: the parts with a name, which Dash has laid out, and all else, which the page
// carries as HTML.

// page: Dash's part round all others; whole: a template of the same page, in which every part has its place.
// The innermost goes first: what lies in a part comes with it.
export function joinParts(page, whole) {
  const places = [...whole.content.querySelectorAll("[id]")].reverse();
  for (const place of places) {
    const part = document.getElementById(place.id);
    part.replaceChildren(...place.childNodes);
    if (part !== page) place.replaceWith(part);
  }
  whole.remove();
}
